//! Fonts of signs: what their characters are in Unicode, where that is well known.
//!
//! `Symbol` as in Adobe's table (`symbol.txt` of the Unicode Consortium's vendor mappings); of the
//! fonts of dingbats the signs that stand in agreements: boxes, ticks, arrows, bullets.

/// The letters of `Symbol` from 0x20 on; `\0` for pieces of brackets and what has no sign of its own.
const SYMBOL_LOW: &str = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\0\
                          αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
/// From 0xA0 on.
const SYMBOL_HIGH: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…\0\0↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑\
                           \0\0\0\0\0\0\0\0\0\0\0⟩∫⌠\0⌡";
const WINGDINGS: [(u32, char); 23] = [
    (0x6C, '●'),
    (0x6D, '❍'),
    (0x6E, '■'),
    (0x6F, '☐'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x74, '⧫'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x78, '☒'),
    (0xA7, '▪'),
    (0xA8, '☐'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '➔'),
    (0xF0, '⇨'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];
const WINGDINGS_2: [(u32, char); 7] =
    [(0x4F, '✗'), (0x50, '✓'), (0x52, '☑'), (0x53, '☒'), (0x54, '☒'), (0xA3, '☐'), (0x30, '☐')];

/// The signs of Zapf Dingbats that are none of Unicode's dingbats (`zdingbat.txt` beside `symbol.txt`).
const DINGBATS: [(u32, char); 17] = [
    (0x25, '☎'),
    (0x2A, '☛'),
    (0x2B, '☞'),
    (0x48, '★'),
    (0x6C, '●'),
    (0x6E, '■'),
    (0x73, '▲'),
    (0x74, '▼'),
    (0x75, '◆'),
    (0x77, '◗'),
    (0xA8, '♣'),
    (0xA9, '♦'),
    (0xAA, '♥'),
    (0xAB, '♠'),
    (0xD5, '→'),
    (0xD6, '↔'),
    (0xD7, '↕'),
];

/// The others stand in Unicode in the order of the font.
fn dingbat(code: u32) -> Option<char> {
    let first = match code {
        0x21..=0x7E => 0x2701 - 0x21,
        0xAC..=0xB5 => 0x2460 - 0xAC,
        0xA1..=0xEF | 0xF1..=0xFE => 0x2761 - 0xA1,
        _ => return None,
    };
    char::from_u32(code + first)
}

/// Where fonts of signs have their characters in the private use area.
const PRIVATE: u32 = 0xF000;

/// A font whose characters are signs, not letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signs {
    Symbol,
    Wingdings,
    Wingdings2,
    Wingdings3,
    Webdings,
    Dingbats,
}

impl Signs {
    /// The font of that name, if it is one of signs.
    pub(crate) fn named(font: &str) -> Option<Self> {
        match font.trim().to_ascii_lowercase().as_str() {
            "symbol" | "symbol mt" | "symbolmt" => Some(Self::Symbol),
            "wingdings" => Some(Self::Wingdings),
            "wingdings 2" => Some(Self::Wingdings2),
            "wingdings 3" => Some(Self::Wingdings3),
            "webdings" => Some(Self::Webdings),
            "zapfdingbats" | "zapf dingbats" | "itc zapf dingbats" => Some(Self::Dingbats),
            _ => None,
        }
    }

    /// What a font of signs is called.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Symbol => "Symbol",
            Self::Wingdings => "Wingdings",
            Self::Wingdings2 => "Wingdings 2",
            Self::Wingdings3 => "Wingdings 3",
            Self::Webdings => "Webdings",
            Self::Dingbats => "Zapf Dingbats",
        }
    }

    /// What a character in the font shows, if that is known.
    ///
    /// The font has its signs at 0x20 to 0xFF and again in the private use area.
    pub(crate) fn shown(self, code: u32) -> Option<char> {
        let code = if code & 0xFF00 == PRIVATE { code & 0xFF } else { code };
        if code == 0x20 {
            return Some(' ');
        }
        let of = |table: &[(u32, char)]| {
            table.iter().find(|(known, _)| *known == code).map(|(_, sign)| *sign)
        };
        match self {
            Self::Symbol => {
                let (first, table) =
                    if code < 0xA0 { (0x20, SYMBOL_LOW) } else { (0xA0, SYMBOL_HIGH) };
                let at = usize::try_from(code.checked_sub(first)?).ok()?;
                table.chars().nth(at).filter(|sign| *sign != '\0')
            }
            Self::Wingdings => of(&WINGDINGS),
            Self::Wingdings2 => of(&WINGDINGS_2),
            Self::Dingbats => of(&DINGBATS).or_else(|| dingbat(code)),
            Self::Wingdings3 | Self::Webdings => None,
        }
    }

    /// Words that are written in the font, as they are seen; a stand-in for each sign that is not
    /// known.
    pub(crate) fn seen(self, words: &str) -> String {
        let mut seen = String::with_capacity(words.len());
        for char in words.chars() {
            let code = u32::from(char);
            let is_sign = (0x20..=0xFF).contains(&code) || code & 0xFF00 == PRIVATE;
            if char.is_whitespace() || !is_sign {
                // What the font does not have is shown in another.
                seen.push(char);
            } else if let Some(sign) = self.shown(code) {
                seen.push(sign);
            } else {
                seen.push_str(&crate::stand_in::character(self.name(), code));
            }
        }
        seen
    }
}

#[cfg(test)]
mod tests {
    use super::Signs;

    #[test]
    fn signs_are_what_is_seen() {
        let symbol = |code| Signs::Symbol.shown(code);
        assert_eq!(
            [symbol(0xF0A3), symbol(0xF0B3), symbol(0xF0B1)],
            [Some('≤'), Some('≥'), Some('±')]
        );
        assert_eq!([symbol(0x61), symbol(0x7E), symbol(0xF0F2)], [Some('α'), Some('∼'), Some('∫')]);
        assert_eq!([symbol(0x60), symbol(0xF0E6), symbol(0x7F), symbol(0xF0FF)], [None; 4]);
        assert_eq!(
            [symbol(0xA0), symbol(0xF0B9), symbol(0xF0E5)],
            [Some('€'), Some('≠'), Some('∑')]
        );
        assert_eq!(Signs::named("SYMBOL"), Some(Signs::Symbol));
        assert_eq!(Signs::Wingdings.seen("\u{F0A8}\u{F0FE}"), "☐☑");
        assert_eq!(Signs::Webdings.seen("a b"), "⟦sign Webdings 0061⟧ ⟦sign Webdings 0062⟧");
    }
}
