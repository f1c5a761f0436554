//! To which width the lines of a text were broken, and which of them somebody ended.

use super::{Line, goes_on};

/// The longest line that can be no whole line of a text that was broken to a width.
const SHORT_LINE: usize = 40;
/// How much room is left behind a line that somebody ended, beside the next word.
const ROOM: usize = 12;
/// The widest a text is broken to; what is longer is a paragraph in one line.
const WIDE_LINE: usize = 130;

/// How the lines of a text were broken.
pub(super) struct Breaks {
    /// The longest line that may have been broken to a width, in characters.
    width: usize,
    /// The greatest width to which all lines that surely go on can have been broken.
    most: usize,
    /// Whether they were broken to a width at all, as far as that can be told.
    is_broken: Option<bool>,
    /// Whether no line speaks against it.
    pub(super) is_sure: bool,
}

impl Breaks {
    /// What the lines tell that surely go on with a sentence: there are some, and those above them have no room for
    /// another word; or there are none at all.
    fn of(lines: &[Line], firsts: &[usize]) -> Self {
        const LEAST: usize = 2;
        let widths = || lines.iter().map(width_of);
        let width = widths().filter(|width| *width <= WIDE_LINE).max().unwrap_or(0);
        let long = widths().filter(|width| *width > WIDE_LINE).count();
        if long * 10 > lines.len() {
            // Its paragraphs are lines, so that it was broken to no width.
            return Self { width, most: width, is_broken: Some(false), is_sure: true };
        }
        let (mut continued, mut filled, mut most) = (0, 0, WIDE_LINE);
        for ((above, line), first) in lines.iter().zip(lines.iter().skip(1)).zip(firsts) {
            if !line.is_apart && goes_on(&above.words, &line.words) {
                continued += 1;
                let own = width_of(above);
                filled += usize::from(own + 1 + first > width);
                most = most.min(own + first);
            }
        }
        let has_case = || lines.iter().any(|line| line.words.contains(char::is_lowercase));
        let is_broken = match continued {
            0 if has_case() => Some(false),
            _ if filled >= LEAST && filled * 5 >= continued * 4 => Some(true),
            _ => None,
        };
        let is_sure = match is_broken {
            Some(true) => filled == continued,
            Some(false) => long > 0,
            None => false,
        };
        let is_known = is_sure && continued > 0;
        Self { width, most: if is_known { most } else { width }, is_broken, is_sure }
    }

    /// Marks a line, whose next one begins with a word of so many characters.
    fn mark(&self, line: &mut Line, first: usize) {
        // What is surely broken to a width may be broken to a narrow one.
        let is_broken = self.is_broken == Some(true);
        let least = if is_broken { SHORT_LINE.min(self.width / 2) } else { SHORT_LINE };
        let own = width_of(line);
        let needed = own + 1 + first;
        // Somebody is to write there: `For the Buyer: ________`.
        let is_form = line.words.ends_with("__");
        let is_line = is_form || self.is_broken == Some(false) && self.is_sure;
        line.is_full = !is_line && (least..=WIDE_LINE).contains(&own) && needed > self.width;
        line.has_room = match self.is_broken {
            _ if is_form => true,
            Some(false) => true,
            Some(true) if self.is_sure => needed <= self.width,
            _ => needed + ROOM <= self.width + 1,
        };
        line.may_end = line.has_room || self.is_sure && needed <= self.most;
    }
}

/// Marks the lines to whose width the text was broken.
pub(super) fn mark_breaks(lines: &mut [Line]) -> Breaks {
    let first = |line: &Line| line.words.split(' ').next().map_or(0, |word| word.chars().count());
    let firsts: Vec<usize> = lines.iter().skip(1).map(first).collect();
    let breaks = Breaks::of(lines, &firsts);
    for (line, first) in lines.iter_mut().zip(firsts) {
        breaks.mark(line, first);
    }
    breaks
}

/// How far a line reaches, in characters.
fn width_of(line: &Line) -> usize {
    line.column + line.words.chars().count()
}
