//! Whether words say that what follows them stands in an order that counts: `in the following order`, `order of priority`.

use crate::sections::Sections;

/// Words by which a list says so, a phrase a line.
static IN_ORDER: Sections = Sections::of(include_str!("../data/in-order.txt"));

/// Words by which it says that the order does not count.
static IN_NO_ORDER: Sections = Sections::of(include_str!("../data/in-no-order.txt"));

/// Where words end that say that an order counts, the first of them; none where others say that it does not.
pub(crate) fn told(text: &str) -> Option<usize> {
    let small = text.to_lowercase();
    // Bytes are those of the text only where small letters are as long.
    if small.len() != text.len() {
        return None;
    }
    let end = IN_ORDER.places("", &small).map(|at| at.end).min()?;
    IN_NO_ORDER.places("", &small).next().is_none().then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_whether_an_order_counts() {
        for text in [
            "Payments are applied in the following order:",
            "Order of precedence",
            "The envoys speak in turn:",
            "The creditors rank as follows:",
            "The following ranking applies:",
            "In descending order:",
            "The ministers speak one by one:",
            "The sequence is:",
            "Each ranks before the one after it:",
        ] {
            assert!(told(text).is_some(), "{text}");
        }
        for text in [
            "They are listed in no particular order:",
            "They are listed in alphabetical order:",
            "For the maintenance of public order:",
            "Not in order of priority:",
            "In order to pay:",
            "A general of the highest rank commands:",
            "The next of kin are:",
        ] {
            assert!(told(text).is_none(), "{text}");
        }
    }
}
