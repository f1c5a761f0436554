//! Long texts in pieces: memory must not grow with a text that somebody chose.

/// How long a text is at most, in bytes, that is read as a whole: some 170,000 words.
pub(super) const WHOLE_MAX: usize = 1 << 20;

/// Cuts a text into pieces that are short enough to be read: behind the last line end that fits, else
/// behind the last full stop, else behind the last space. A short text is one piece.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    core::iter::from_fn(move || {
        let here = rest.take()?;
        if here.len() <= WHOLE_MAX {
            return Some(here);
        }
        let fits = &here[..here.floor_char_boundary(WHOLE_MAX)];
        let behind = |at: usize| Some(at + 1).filter(|at| *at < here.len());
        let cut = fits
            .rfind('\n')
            .or_else(|| fits.rfind(". ").map(|at| at + 1))
            .or_else(|| fits.rfind(' '))
            .and_then(behind)
            .unwrap_or(fits.len());
        let (piece, behind) = here.split_at(cut);
        rest = Some(behind);
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn pieces_are_the_text_and_none_is_too_long() {
        let words = "The Seller shall pay. ".repeat(WHOLE_MAX / 10);
        for text in ["short", &words, &"ї".repeat(WHOLE_MAX), &"word\n".repeat(WHOLE_MAX / 2)] {
            let all: Vec<&str> = pieces(text).collect();
            assert_eq!(all.concat(), text);
            assert!(all.iter().all(|piece| piece.len() <= WHOLE_MAX));
        }
        assert!(pieces(&words).take(2).all(|piece| piece.ends_with(". ")));
        assert_eq!(pieces("").count(), 1);
    }
}
