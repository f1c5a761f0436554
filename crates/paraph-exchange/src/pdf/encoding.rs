//! From codes and names of glyphs to characters, where a font does not say it itself.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

/// What Adobe's standard encoding has where ASCII and Windows differ from it.
const STANDARD: [(u8, char); 36] = [
    (0x27, '’'),
    (0x60, '‘'),
    (0xA1, '¡'),
    (0xA2, '¢'),
    (0xA3, '£'),
    (0xA4, '⁄'),
    (0xA5, '¥'),
    (0xA7, '§'),
    (0xA9, '\''),
    (0xAA, '“'),
    (0xAB, '«'),
    (0xAC, '‹'),
    (0xAD, '›'),
    (0xAE, 'ﬁ'),
    (0xAF, 'ﬂ'),
    (0xB1, '–'),
    (0xB2, '†'),
    (0xB3, '‡'),
    (0xB4, '·'),
    (0xB6, '¶'),
    (0xB7, '•'),
    (0xB8, '‚'),
    (0xB9, '„'),
    (0xBA, '”'),
    (0xBB, '»'),
    (0xBC, '…'),
    (0xBD, '‰'),
    (0xBF, '¿'),
    (0xD0, '—'),
    (0xE1, 'Æ'),
    (0xE9, 'Ø'),
    (0xEA, 'Œ'),
    (0xF1, 'æ'),
    (0xF9, 'ø'),
    (0xFA, 'œ'),
    (0xFB, 'ß'),
];

/// Glyphs that are named by a word.
const NAMED: [(&str, char); 107] = [
    ("space", ' '),
    ("nbspace", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("minus", '−'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("underscore", '_'),
    ("braceleft", '{'),
    ("bar", '|'),
    ("braceright", '}'),
    ("asciitilde", '~'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotesinglbase", '‚'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("quotedblbase", '„'),
    ("guillemotleft", '«'),
    ("guillemotright", '»'),
    ("guilsinglleft", '‹'),
    ("guilsinglright", '›'),
    ("endash", '–'),
    ("emdash", '—'),
    ("bullet", '•'),
    ("ellipsis", '…'),
    ("section", '§'),
    ("paragraph", '¶'),
    ("degree", '°'),
    ("copyright", '©'),
    ("registered", '®'),
    ("trademark", '™'),
    ("dagger", '†'),
    ("daggerdbl", '‡'),
    ("periodcentered", '·'),
    ("fi", 'ﬁ'),
    ("fl", 'ﬂ'),
    ("ff", 'ﬀ'),
    ("ffi", 'ﬃ'),
    ("ffl", 'ﬄ'),
    ("germandbls", 'ß'),
    ("ae", 'æ'),
    ("AE", 'Æ'),
    ("oe", 'œ'),
    ("OE", 'Œ'),
    ("oslash", 'ø'),
    ("Oslash", 'Ø'),
    ("aring", 'å'),
    ("Aring", 'Å'),
    ("ccedilla", 'ç'),
    ("Ccedilla", 'Ç'),
    ("dotlessi", 'ı'),
    ("lslash", 'ł'),
    ("Lslash", 'Ł'),
    ("Euro", '€'),
    ("sterling", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("onehalf", '½'),
    ("onequarter", '¼'),
    ("threequarters", '¾'),
    ("afii61352", '№'),
    ("fraction", '⁄'),
    ("plusminus", '±'),
    ("multiply", '×'),
    ("divide", '÷'),
    ("lessequal", '≤'),
    ("greaterequal", '≥'),
    ("notequal", '≠'),
    ("approxequal", '≈'),
    ("infinity", '∞'),
    ("arrowleft", '←'),
    ("arrowright", '→'),
    ("arrowup", '↑'),
    ("arrowdown", '↓'),
    ("mu", 'µ'),
];

/// Accents at the ends of glyph names, and the marks that they are.
const ACCENTS: [(&str, char); 8] = [
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("circumflex", '\u{302}'),
    ("dieresis", '\u{308}'),
    ("tilde", '\u{303}'),
    ("caron", '\u{30C}'),
    ("cedilla", '\u{327}'),
    ("ogonek", '\u{328}'),
];

/// The encodings that fonts name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    Standard,
    WinAnsi,
    MacRoman,
}

impl Base {
    /// The encoding with a name.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "WinAnsiEncoding" => Some(Self::WinAnsi),
            "MacRomanEncoding" => Some(Self::MacRoman),
            "StandardEncoding" => Some(Self::Standard),
            _ => None,
        }
    }

    /// The character of a code.
    pub(super) fn char(self, code: u8) -> Option<char> {
        match self {
            Self::WinAnsi => one(WINDOWS_1252, code),
            Self::MacRoman => one(MACINTOSH, code),
            Self::Standard => {
                let own = STANDARD.iter().find(|(own, _)| *own == code).map(|(_, char)| *char);
                own.or_else(|| code.is_ascii_graphic().then(|| char::from(code)))
                    .or((code == b' ').then_some(' '))
            }
        }
    }
}

fn one(encoding: &'static Encoding, code: u8) -> Option<char> {
    let bytes = [code];
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    text.chars().next().filter(|char| !char.is_control())
}

/// The characters that a glyph's name stands for.
pub(super) fn glyph(name: &str) -> Option<String> {
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    if name.contains('_') {
        // A ligature by the names of its parts.
        return name.split('_').map(glyph).collect();
    }
    if let Some((_, char)) = NAMED.iter().find(|(named, _)| *named == name) {
        return Some(char.to_string());
    }
    let mut chars = name.chars();
    if let (Some(char), None) = (chars.next(), chars.next()) {
        return Some(char.to_string());
    }
    let hex = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'));
    let code = hex.and_then(|hex| u32::from_str_radix(hex.get(..hex.len().min(6))?, 16).ok());
    if let Some(char) = code.and_then(char::from_u32) {
        return Some(char.to_string());
    }
    cyrillic(name).or_else(|| accented(name))
}

/// `eacute`.
fn accented(name: &str) -> Option<String> {
    ACCENTS.iter().find_map(|(accent, mark)| {
        let letter = name.strip_suffix(accent)?;
        (letter.len() == 1).then(|| format!("{letter}{mark}"))
    })
}

/// `afii10017` is А: the names that fonts of before Unicode have for Cyrillic.
fn cyrillic(name: &str) -> Option<String> {
    let number: u32 = name.strip_prefix("afii")?.parse().ok()?;
    let code = match number {
        10_017..=10_022 => number - 10_017 + 0x410,
        10_023 => 0x401,
        10_024..=10_049 => number - 10_024 + 0x416,
        10_050 => 0x490,
        10_053 => 0x404,
        10_055 => 0x406,
        10_056 => 0x407,
        10_065..=10_070 => number - 10_065 + 0x430,
        10_071 => 0x451,
        10_072..=10_097 => number - 10_072 + 0x436,
        10_098 => 0x491,
        10_101 => 0x454,
        10_103 => 0x456,
        10_104 => 0x457,
        _ => return None,
    };
    char::from_u32(code).map(String::from)
}
