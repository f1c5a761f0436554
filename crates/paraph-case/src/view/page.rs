//! A page of lines for people: plain text that reads well in a pipe, at 80 columns, without colour,
//! and read aloud. Colour only repeats what a letter or a word says already.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::id::Name;

/// What a piece of text says of itself, for those who see colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    Plain,
    /// Agreed, met, verified.
    Good,
    /// Open, objected to, not met.
    Open,
    /// Waiting for somebody, undecided, lapsed.
    Waiting,
    /// A heading.
    Strong,
    /// Said by somebody outside the acts: a claim, or a remark of the page itself.
    Quiet,
    /// Words that were struck out.
    Struck,
    /// Words that were written in.
    Written,
    /// Words that stand elsewhere now.
    Moved,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    level: usize,
    hang: usize,
    pieces: Vec<(Tone, String)>,
    wraps: bool,
}

/// Lines, each at a level of indentation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    lines: Vec<Line>,
    head: Option<String>,
}

/// Words on one line: what somebody wrote cannot begin a line of its own and pass for an answer, and is
/// no command to a terminal.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.replace('\n', " / ").chars().map(shown).collect()
}

/// A character as a page has it: a tab is laid out as space.
fn shown(char: char) -> char {
    if char == '\t' { char } else { paraph_text::harmless(char) }
}

/// The width that lines are wrapped at where nobody says another.
pub const WIDTH: usize = 80;

impl Page {
    /// The channel's name, which stands before the next line.
    pub(crate) fn head(&mut self, channel: &Name) {
        self.head = Some(channel.to_string());
    }

    /// A line.
    pub fn line(&mut self, level: usize, text: impl Into<String>) {
        self.toned(level, Tone::Plain, text);
    }

    /// A line with a tone.
    pub fn toned(&mut self, level: usize, tone: Tone, text: impl Into<String>) {
        self.pieces(level, alloc::vec![(tone, text.into())]);
    }

    /// A line of several pieces, each with its tone.
    pub fn pieces(&mut self, level: usize, pieces: Vec<(Tone, String)>) {
        self.add(level, pieces, true);
    }

    /// A line that is not wrapped, however long: what programs read too.
    pub fn whole(&mut self, text: impl Into<String>) {
        self.add(0, alloc::vec![(Tone::Plain, text.into())], false);
    }

    fn add(&mut self, level: usize, pieces: Vec<(Tone, String)>, wraps: bool) {
        let folded = pieces.into_iter().map(|(tone, text)| (tone, one_line(&text)));
        let mut pieces: Vec<_> = folded.collect();
        if let Some(head) = self.head.take() {
            pieces.insert(0, (Tone::Strong, alloc::format!("{head}: ")));
        }
        self.lines.push(Line { level, hang: level * 2 + 2, pieces, wraps });
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.lines.push(Line { level: 0, hang: 0, pieces: Vec::new(), wraps: false });
    }

    /// A row of cells, each padded to its width; a cell that is too long goes on below itself.
    pub fn row(&mut self, cells: &[(usize, Tone, String)]) {
        let wrapped: Vec<Vec<String>> = cells
            .iter()
            .map(|(width, _, text)| wrap(&one_line(text), (*width).max(1), 0))
            .collect();
        let deepest = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for depth in 0..deepest {
            let pieces = cells.iter().zip(&wrapped).map(|((width, tone, _), lines)| {
                let text = lines.get(depth).map(String::as_str).unwrap_or_default();
                let gap = width.saturating_sub(columns(text)) + 1;
                (*tone, alloc::format!("{text}{}", " ".repeat(gap)))
            });
            let pieces = pieces.collect();
            self.lines.push(Line { level: 0, hang: 0, pieces, wraps: false });
        }
    }

    /// Text line by line, as it is but for lines that are too long: the words of a draft.
    pub fn verbatim(&mut self, level: usize, text: &str) {
        for line in text.lines() {
            let indent = line.chars().take_while(|c| *c == ' ').count();
            let pieces = alloc::vec![(Tone::Plain, line.chars().map(shown).collect())];
            self.lines.push(Line { level, hang: level * 2 + indent + 2, pieces, wraps: true });
        }
    }

    /// The page as text, each line ending with a line end.
    #[must_use]
    pub fn render(&self, colour: bool) -> String {
        self.render_wide(WIDTH, colour)
    }

    /// The page as text on so many columns.
    #[must_use]
    pub fn render_wide(&self, width: usize, colour: bool) -> String {
        let mut out = String::new();
        for line in &self.lines {
            line.render(width, colour, &mut out);
        }
        out
    }
}

impl Line {
    fn render(&self, width: usize, colour: bool, out: &mut String) {
        let indent = " ".repeat(self.level * 2);
        let whole: String = self.pieces.iter().map(|(_, text)| text.as_str()).collect();
        let width = width.saturating_sub(indent.len());
        let hang = self.hang.saturating_sub(indent.len());
        let lines = match self.wraps {
            true => wrap(&whole, width, hang),
            false => alloc::vec![whole],
        };
        let mut tones = Tones::of(&self.pieces);
        for (at, text) in lines.iter().enumerate() {
            let line = alloc::format!("{indent}{text}");
            if colour {
                // The space that the line was broken at stands in no line; the hang in no piece.
                let hang = if at == 0 { 0 } else { hang };
                if at > 0 {
                    tones.take(1);
                }
                out.push_str(&indent);
                tones.paint(text, hang, out);
            } else {
                out.push_str(line.trim_end());
            }
            out.push('\n');
        }
    }
}

/// The tones of a line's characters, used up line by line as it is broken.
struct Tones {
    left: Vec<(Tone, usize)>,
}

impl Tones {
    fn of(pieces: &[(Tone, String)]) -> Self {
        let left = pieces.iter().rev().map(|(tone, text)| (*tone, columns(text))).collect();
        Self { left }
    }

    /// Uses up at most so many characters of one tone: the tone, and how many they are.
    fn take(&mut self, count: usize) -> (Tone, usize) {
        let Some((tone, left)) = self.left.pop() else { return (Tone::Plain, count) };
        if left > count {
            self.left.push((tone, left - count));
        }
        (tone, left.min(count))
    }

    fn paint(&mut self, text: &str, hang: usize, out: &mut String) {
        let mut chars = text.chars();
        out.extend(chars.by_ref().take(hang));
        let mut count = columns(chars.as_str());
        while count > 0 {
            let (tone, taken) = self.take(count);
            let piece: String = chars.by_ref().take(taken).collect();
            out.push_str(&coloured(tone, &piece));
            count -= taken;
        }
    }
}

/// Columns on a terminal, counting one for each character: good enough to align letters.
fn columns(text: &str) -> usize {
    text.chars().count()
}

fn coloured(tone: Tone, text: &str) -> String {
    let code = match tone {
        Tone::Plain => return text.to_string(),
        Tone::Good => "32",
        Tone::Open => "31",
        Tone::Waiting => "33",
        Tone::Strong => "1",
        Tone::Quiet => "2",
        Tone::Struck => "31;9",
        Tone::Written => "32;4",
        Tone::Moved => "34",
    };
    alloc::format!("\u{1b}[{code}m{text}\u{1b}[0m")
}

/// Breaks text between words so that no line is longer than `width`, where words allow; lines after
/// the first are indented by `hang`.
fn wrap(text: &str, width: usize, hang: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut started = false;
        for word in paragraph.split(' ') {
            let room = columns(&line) + 1 + columns(word) <= width;
            if started && !room && !line.trim().is_empty() {
                lines.push(core::mem::take(&mut line));
                line = " ".repeat(hang);
            } else if started {
                line.push(' ');
            }
            line.push_str(word);
            started = true;
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_wrapped_between_words_and_hang() {
        let mut page = Page::default();
        page.line(1, "word ".repeat(20));
        let text = page.render(false);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line.len() <= WIDTH));
        assert!(lines[1].starts_with("    word"), "{text}");
    }

    #[test]
    fn no_words_begin_a_line_of_their_own() {
        let (mut page, words) = (Page::default(), "q\npoint 2 is agreed");
        page.line(0, words);
        page.whole(words);
        page.row(&[(30, Tone::Plain, words.into())]);
        assert_eq!(page.render(false), "q / point 2 is agreed\n".repeat(3));
    }

    #[test]
    fn tones_go_on_behind_a_line_end() {
        let mut page = Page::default();
        let pieces = [(Tone::Plain, "one ".into()), (Tone::Good, "two three four".into())];
        page.pieces(0, pieces.into());
        let text = page.render_wide(9, true);
        assert_eq!(
            text,
            "one \u{1b}[32mtwo\u{1b}[0m\n  \u{1b}[32mthree\u{1b}[0m\n  \u{1b}[32mfour\u{1b}[0m\n"
        );
        assert_eq!(page.render_wide(9, false), "one two\n  three\n  four\n");
    }

    #[test]
    fn cells_go_on_below_themselves() {
        let mut page = Page::default();
        page.row(&[(3, Tone::Plain, "1".into()), (5, Tone::Plain, "long words".into())]);
        assert_eq!(page.render(false), "1   long\n    words\n");
    }
}
