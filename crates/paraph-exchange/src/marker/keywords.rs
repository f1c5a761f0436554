//! The words that announce a number: `Article`, `Пункт`, `المادة`.
//!
//! Data only. A language is added by adding to the rows; spellings are compared without regard to
//! case. One row is one word of the trade, so that `Art. 2` continues `Article 1`. Where the word
//! stands behind its number, as in `第二条`, it is in the row too, and in [`COUNTERS`].

/// What the numbered thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// It holds words of its own: a point.
    Point,
    /// It holds points: a part, a chapter, an annex.
    Division,
}

/// A word that announces a number.
#[derive(Debug)]
pub(crate) struct Keyword {
    /// What it announces.
    pub(crate) rank: Rank,
    /// Its spellings.
    spellings: &'static [&'static str],
}

const fn point(spellings: &'static [&'static str]) -> Keyword {
    Keyword { rank: Rank::Point, spellings }
}

const fn division(spellings: &'static [&'static str]) -> Keyword {
    Keyword { rank: Rank::Division, spellings }
}

/// The list. Within a row, longer spellings stand before what they begin with.
static KEYWORDS: [Keyword; 29] = [
    point(&[
        "article",
        "artículo",
        "artigo",
        "articolo",
        "artikel",
        "artykuł",
        "art.",
        "art",
        "статья",
        "стаття",
        "ст.",
        "член",
        "المادة",
        "مادة",
        "madde",
        "סעיף",
        "条",
        "條",
    ]),
    point(&["section", "sección", "sect.", "sec.", "abschnitt", "ενότητα", "القسم"]),
    point(&["clause", "cláusula", "klausel", "البند", "بند"]),
    point(&[
        "paragraph",
        "paragraphe",
        "párrafo",
        "para.",
        "para",
        "параграф",
        "الفقرة",
        "فقرة",
        "款",
        "項",
        "项",
    ]),
    point(&["point", "punkt", "punto", "пункт", "п.", "النقطة", "نقطة"]),
    point(&["§"]),
    // It must be followed by what no mention is followed by: `No. 5 of the annex` is none.
    point(&["no.", "nr.", "num.", "n°", "nº", "№"]),
    point(&["rule", "regel", "règle", "regla", "правило", "القاعدة"]),
    point(&["step", "étape", "schritt", "шаг", "крок", "الخطوة"]),
    point(&["item", "позиция", "позиція"]),
    point(&["recommendation", "рекомендация", "рекомендація", "التوصية"]),
    point(&["principle", "principe", "принцип", "المبدأ"]),
    division(&[
        "part",
        "partie",
        "parte",
        "teil",
        "часть",
        "частина",
        "الجزء",
        "חלק",
        "编",
        "編",
        "部",
    ]),
    division(&["chapter", "chapitre", "capítulo", "kapitel", "глава", "الفصل", "פרק", "章"]),
    division(&["title", "titre", "título", "titel", "титул", "الباب"]),
    division(&["book", "livre", "libro", "buch", "книга", "الكتاب"]),
    division(&["division"]),
    division(&["节", "節"]),
    division(&["раздел", "розділ"]),
    division(&[
        "annexes",
        "annexe",
        "annex",
        "anexo",
        "anhang",
        "anlage",
        "الملحق",
        "ملحق",
        "נספח",
    ]),
    division(&["приложение", "додаток"]),
    division(&["appendix", "appendice", "apéndice"]),
    division(&["schedule"]),
    division(&["attachment", "anlagen"]),
    division(&["exhibit"]),
    division(&["protocol", "protocole", "protocolo", "protokoll", "протокол", "البروتوكول"]),
    division(&["basket", "корзина"]),
    division(&["phase", "фаза", "المرحلة"]),
    division(&["track", "трек"]),
];

/// Which row of the list a word is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Class(u8);

impl Class {
    /// What the numbered thing is.
    pub(crate) fn rank(self) -> Rank {
        KEYWORDS.get(usize::from(self.0)).map_or(Rank::Point, |keyword| keyword.rank)
    }
}

/// The keyword that a text begins with, as written, and what stands behind it.
pub(crate) fn split(text: &str) -> Option<(Class, &str, &str)> {
    let first = text.chars().next()?;
    if !first.is_alphabetic() && !matches!(first, '§' | '№') {
        return None;
    }
    for (class, keyword) in (0_u8..).zip(&KEYWORDS) {
        for spelling in keyword.spellings {
            if let Some(end) = strip(text, spelling) {
                return Some((Class(class), &text[..end], &text[end..]));
            }
        }
    }
    None
}

/// The words that stand behind their number.
const COUNTERS: [&str; 11] = ["条", "條", "款", "項", "项", "编", "編", "章", "节", "節", "部"];

/// The keyword that a text begins with, where it stands behind a number.
pub(crate) fn counter(text: &str) -> Option<(Class, &str, &str)> {
    let counter = COUNTERS.iter().find(|counter| text.starts_with(**counter))?;
    split(counter).map(|(class, keyword, _)| (class, keyword, &text[counter.len()..]))
}

/// Where a spelling that the text begins with ends, if nothing of the word is left behind it.
fn strip(text: &str, spelling: &str) -> Option<usize> {
    let mut rest = text.char_indices();
    for expected in spelling.chars() {
        let (_, found) = rest.next()?;
        if found != expected && !found.to_lowercase().eq(expected.to_lowercase()) {
            return None;
        }
    }
    let end = rest.next().map_or(text.len(), |(at, _)| at);
    let ends_in_letter = spelling.ends_with(char::is_alphabetic);
    let runs_on = ends_in_letter && text[end..].starts_with(char::is_alphanumeric);
    (!runs_on).then_some(end)
}
