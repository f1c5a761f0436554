//! How wide the letters of the fonts stand that every program has and no file need bring (ISO 32000-1, 9.6.2.2).
//!
//! From Adobe's metrics of the fourteen fonts; those of an oblique face are those of the upright one.

/// The widths of the characters from the space to the tilde, in thousandths of the size.
type Widths = [i64; 95];

/// How wide a character stands in a font of that name; none if it is none of those fonts.
///
/// Letters beyond those of English are taken to be as wide as figures, as most are.
pub(super) fn width(font: &str, text: &str) -> Option<i64> {
    /// How long the mark of a subset is, before its sign.
    const MARK: usize = 6;
    /// Of a character that is not in the table.
    const USUAL: char = '0';
    const COURIER: i64 = 600;
    let bare = font.split_once('+').filter(|(mark, _)| mark.len() == MARK);
    let name = bare.map_or(font, |(_, bare)| bare);
    let name = name.replace(' ', "");
    let is_bold = name.contains("Bold");
    let is_slanted = name.contains("Italic") || name.contains("Oblique");
    let widths = match name.split(['-', ',']).next().unwrap_or_default() {
        "Courier" | "CourierNew" | "CourierNewPSMT" => return Some(COURIER),
        "Helvetica" | "Arial" | "ArialMT" if is_bold => &HELVETICA_BOLD,
        "Helvetica" | "Arial" | "ArialMT" => &HELVETICA,
        "Times" | "TimesNewRoman" | "TimesNewRomanPS" | "TimesNewRomanPSMT" => {
            match (is_bold, is_slanted) {
                (false, false) => &TIMES,
                (true, false) => &TIMES_BOLD,
                (false, true) => &TIMES_ITALIC,
                (true, true) => &TIMES_BOLD_ITALIC,
            }
        }
        _ => return None,
    };
    let base = match text.chars().next() {
        Some('—' | '…') => return Some(1000),
        // Quotes are as wide as a letter that is as narrow.
        Some('‘' | '’' | '‚') => 'i',
        Some('“' | '”' | '„') => '-',
        char => char.unwrap_or(USUAL),
    };
    let place = |char: char| usize::try_from(u32::from(char).checked_sub(0x20)?).ok();
    let of = |char: char| widths.get(place(char)?).copied();
    of(base).or_else(|| of(USUAL))
}

const HELVETICA: Widths = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const HELVETICA_BOLD: Widths = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];
const TIMES: Widths = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];
const TIMES_BOLD: Widths = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667,
    611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722,
    722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556,
    278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
];
const TIMES_ITALIC: Widths = [
    250, 333, 420, 500, 500, 833, 778, 214, 333, 333, 500, 675, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 333, 333, 675, 675, 675, 500, 920, 611, 611, 667, 722, 611,
    611, 722, 722, 333, 444, 667, 556, 833, 667, 722, 611, 722, 611, 500, 556, 722, 611, 833, 611,
    556, 556, 389, 278, 389, 422, 500, 333, 500, 500, 444, 500, 444, 278, 500, 500, 278, 278, 444,
    278, 722, 500, 500, 500, 500, 389, 389, 278, 500, 444, 667, 444, 444, 389, 400, 275, 400, 541,
];
const TIMES_BOLD_ITALIC: Widths = [
    250, 389, 555, 500, 500, 833, 778, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 832, 667, 667, 667, 722, 667,
    667, 722, 778, 389, 500, 667, 611, 889, 722, 722, 611, 722, 667, 556, 611, 722, 667, 889, 667,
    611, 611, 333, 278, 333, 570, 500, 333, 500, 500, 444, 500, 444, 333, 500, 556, 278, 278, 500,
    278, 778, 556, 500, 500, 500, 389, 389, 278, 556, 444, 667, 500, 444, 389, 348, 220, 348, 570,
];

#[cfg(test)]
mod tests {
    use super::width;

    #[test]
    fn letters_stand_as_wide_as_the_font_says() {
        assert_eq!(width("Helvetica", "i"), Some(222));
        assert_eq!(width("Helvetica-BoldOblique", "m"), Some(889));
        assert_eq!(width("ABCDEF+Times-Roman", " "), Some(250));
        assert_eq!(width("Times-Roman", "é"), Some(500));
        assert_eq!(width("Courier-Bold", "i"), Some(600));
        assert_eq!(width("Garamond", "i"), None);
    }
}
