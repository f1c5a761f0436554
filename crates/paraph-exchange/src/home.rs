//! Writes an outline in the home format, in which `paraph-text` reads it.
//!
//! So a draft from any file is one that could have been written by hand, prints and reads back the
//! same, and has passed every check of the home format.

use std::collections::{BTreeMap, BTreeSet};

use paraph_text::Draft;

use crate::Notice;
use crate::flow::fold;
use crate::outline::{Item, Outline};

/// The longest label, in characters; what is longer is cut.
const LABEL_MAX: usize = 18;

/// What is counted while writing.
#[derive(Default)]
struct Writer {
    text: String,
    brackets: usize,
    vacant: usize,
    twice: Vec<Notice>,
}

/// Whether a line is one that only the home format has: a comment, a heading, its own labels.
pub(crate) fn is_sign(line: &str) -> bool {
    let line = line.trim();
    let is_heading = heading_before(line).is_some_and(|(_, words)| words.is_empty());
    let is_comment = line == "#" || line.starts_with("# ");
    let is_label = line.starts_with('¶') || line.starts_with("PP1. ") || line.starts_with("PP0. ");
    is_comment || is_heading || is_label
}

/// Whether a text that reads as a draft of the home format is laid out as one, though the reader of
/// other people's numbering finds fewer points in it: it finds no other, every point stands behind an
/// empty line, the first at the head, and their numbers rise.
pub(crate) fn is_laid_out(text: &str, draft: &Draft, other: &Draft) -> bool {
    let labels = |draft: &Draft| draft.walk().map(|place| place.label).collect::<BTreeSet<_>>();
    // Paragraphs called by their place are none that another reader found a number for.
    let others = labels(other);
    let has_no_numbers = others.iter().all(|label| label.starts_with('¶'));
    if draft.title() != other.title() || !(has_no_numbers || others.is_subset(&labels(draft))) {
        return false;
    }
    let tops: Vec<&str> = draft.points().iter().map(paraph_text::Point::label).collect();
    let numbers: Option<Vec<u32>> = tops.iter().map(|label| label.parse().ok()).collect();
    let do_rise = numbers.is_some_and(|all| all.windows(2).all(|pair| pair[0] < pair[1]));
    let is_point =
        |line: &str| line.split_once(". ").is_some_and(|(label, _)| tops.contains(&label));
    let lines: Vec<&str> = text.lines().collect();
    let is_apart = |at: usize| at == 0 || lines[at - 1].trim().is_empty();
    do_rise && lines.iter().enumerate().all(|(at, line)| !is_point(line) || is_apart(at))
}

/// The text of an outline in the home format.
pub(crate) fn write(mut outline: Outline, notices: &mut Vec<Notice>) -> String {
    if outline.points.iter().all(|point| point.label.is_none()) && outline.preamble.is_empty() {
        notices.push(Notice::NoNumbers);
    }
    let mut writer = Writer::default();
    writer.title(&mut outline);
    writer.preamble(outline.preamble);
    let mut labels = Labels::default();
    for point in outline.points {
        writer.headings(&point.above);
        writer.line("", "");
        writer.point(point, 0, &mut labels);
    }
    notices.extend(writer.twice);
    let count = |count: usize, notice: fn(usize) -> Notice| (count > 0).then(|| notice(count));
    notices.extend(count(writer.brackets, Notice::Brackets));
    notices.extend(count(writer.vacant, Notice::Vacant));
    notices.extend(count(outline.too_deep, Notice::TooDeep));
    let alone = outline.alone;
    notices.extend((!alone.is_empty()).then(|| Notice::Alone(alone.join(" "))));
    writer.text
}

impl Writer {
    /// Writes a line behind what stands before its words.
    fn line(&mut self, before: &str, words: &str) {
        self.text.push_str(before);
        self.text.push_str(words);
        self.text.push('\n');
    }

    fn title(&mut self, outline: &mut Outline) {
        let Some(title) = outline.title.take() else { return };
        if !may_begin_line(&title) {
            // It would be read as something else, so it stands above all as a heading.
            let first = outline.preamble.first_mut().or(outline.points.first_mut());
            if let Some(first) = first {
                first.above.insert(0, title.replace('_', " ").trim().to_string());
            }
            return;
        }
        self.line(&title, "");
    }

    /// Its paragraphs stand without labels where nothing in them could be read otherwise.
    fn preamble(&mut self, paragraphs: Vec<Item>) {
        let has_head = !self.text.is_empty()
            || paragraphs.first().is_some_and(|first| !first.above.is_empty());
        let is_plain = |item: &Item| item.heading.is_none() && may_begin_line(&item.words());
        let is_labelled = !has_head || !paragraphs.iter().all(is_plain);
        for (index, paragraph) in paragraphs.into_iter().enumerate() {
            self.headings(&paragraph.above);
            self.line("", "");
            let (words, escaped) = fit_brackets(&paragraph.words());
            self.brackets += escaped;
            if is_labelled {
                let label = format!("PP{}. ", index + 1);
                let heading = paragraph.heading.filter(|heading| !heading.is_empty());
                let heading = heading.map_or(String::new(), |heading| format!("_{heading}_ "));
                self.line(&label, format!("{heading}{words}").trim_end());
            } else {
                self.line("", &words);
            }
        }
    }

    fn headings(&mut self, headings: &[String]) {
        for heading in headings.iter().filter(|heading| !heading.is_empty()) {
            self.line("\n_", &format!("{heading}_"));
        }
    }

    fn point(&mut self, mut item: Item, depth: usize, labels: &mut Labels) {
        let label = self.label(&item, labels);
        settle_heading(&mut item);
        let indent = "  ".repeat(depth);
        let (text, escaped) = fit_brackets(&lines(&item.lines));
        self.brackets += escaped;
        let is_empty = text.is_empty() && item.heading.is_none() && item.items.is_empty();
        self.vacant += usize::from(is_empty);
        let text = if is_empty { "[vacant]" } else { &text };
        let heading = item.heading.map_or(String::new(), |heading| format!(" _{heading}_"));
        let sign = if text.is_empty() { "" } else { " " };
        let next_line = format!("\n{indent}    ");
        let text = text.replace('\n', &next_line);
        self.line(&format!("{indent}{label}.{heading}{sign}"), &text);
        let mut labels = Labels::default();
        for sub in item.items {
            self.point(sub, depth + 1, &mut labels);
        }
    }

    /// The label as it is written, different from those of its siblings.
    fn label(&mut self, item: &Item, labels: &mut Labels) -> String {
        let Some(label) = &item.label else {
            labels.places += 1;
            return format!("¶{}", labels.places);
        };
        let label = proper(label);
        let mut called = label.clone();
        while !labels.given.insert(called.clone()) {
            // Each label counts for itself, so that a thousand of one name are not tried anew.
            let times = labels.times.entry(label.clone()).or_insert(1);
            *times += 1;
            called = format!("{label}({times})");
        }
        if called != label {
            self.twice.push(Notice::Twice { label, called: called.clone() });
        }
        let is_number = called.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { called } else { format!("¶{called}") }
    }
}

/// The labels of siblings.
#[derive(Default)]
struct Labels {
    given: BTreeSet<String>,
    /// How many times a label has been given so far, where more than once.
    times: BTreeMap<String, usize>,
    places: usize,
}

impl Item {
    /// Its words in one line.
    fn words(&self) -> String {
        fold(&self.lines.join(" "))
    }
}

/// A label of those characters that a label may have.
fn proper(label: &str) -> String {
    const DIGITS_MAX: usize = 6;
    let may_stand = |char: &char| char.is_alphanumeric() || matches!(char, '-' | '(' | ')');
    let label: String = label.chars().filter(may_stand).take(LABEL_MAX).collect();
    let is_number = label.bytes().all(|byte| byte.is_ascii_digit());
    match label.as_str() {
        "" => "(0)".to_string(),
        _ if is_number && label.len() > DIGITS_MAX => format!("({label})"),
        _ if label.starts_with("PP") => format!("-{label}"),
        _ => label,
    }
}

/// Underlined words before others are a heading; a heading that cannot be written is words.
fn settle_heading(item: &mut Item) {
    if let Some(heading) = item.heading.take() {
        let heading = fold(&heading);
        if heading.is_empty() || heading.contains('_') {
            item.lines.insert(0, heading);
        } else {
            item.heading = Some(heading);
        }
    }
    if item.heading.is_none()
        && let Some(first) = item.lines.first_mut()
        && let Some((heading, words)) = heading_before(first)
    {
        (item.heading, *first) = (Some(heading.to_string()), words.to_string());
    }
}

/// Splits `_Heading_ words` as the home format does.
fn heading_before(words: &str) -> Option<(&str, &str)> {
    let (heading, rest) = words.strip_prefix('_')?.split_once('_')?;
    let is_heading = !heading.is_empty() && heading.trim() == heading;
    let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
    (is_heading && ends).then(|| (heading, rest.trim_start()))
}

/// The paragraphs of a point in lines; one that begins like a label stays on the line above.
fn lines(paragraphs: &[String]) -> String {
    let mut text = String::new();
    for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.is_empty()) {
        if !text.is_empty() {
            text.push(if begins_like_label(paragraph) { ' ' } else { '\n' });
        }
        text.push_str(paragraph);
    }
    text
}

/// Whether a line that begins so is read as words.
fn may_begin_line(line: &str) -> bool {
    !line.starts_with('#') && heading_before(line).is_none() && !begins_like_label(line)
}

/// Whether the home format might read a label here; more often than it does, never less.
fn begins_like_label(words: &str) -> bool {
    const LETTERS_MAX: usize = 5;
    let first = words.split_whitespace().next().unwrap_or_default();
    let Some(label) = first.strip_suffix('.') else { return false };
    let is_letters = label.len() <= LETTERS_MAX && label.bytes().all(|b| b.is_ascii_lowercase());
    let begins = label.starts_with(|char: char| char.is_ascii_digit() || char == '¶');
    is_letters
        || begins
        || label.starts_with("PP")
        || label.starts_with("OP")
        || label.ends_with("(new)")
}

/// The text with a backslash before each square bracket without its other half, and their count.
pub(crate) fn fit_brackets(text: &str) -> (String, usize) {
    let misfits = misfits(text);
    let mut fitted = String::with_capacity(text.len() + misfits.len());
    let mut from = 0;
    for at in &misfits {
        fitted.push_str(&text[from..*at]);
        fitted.push('\\');
        from = *at;
    }
    fitted.push_str(&text[from..]);
    (fitted, misfits.len())
}

/// The places of square brackets that fit no other, stand too deep or are too many.
fn misfits(text: &str) -> BTreeSet<usize> {
    use paraph_text::brackets::{BRACKET_DEPTH_MAX, BRACKETS_MAX};
    let mut misfits = BTreeSet::new();
    let mut open: Vec<usize> = Vec::new();
    let mut count = 0;
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => {}
            b'[' if open.len() < BRACKET_DEPTH_MAX && count < BRACKETS_MAX => {
                open.push(at);
                count += 1;
            }
            b']' if open.pop().is_some() => {}
            b'[' | b']' => {
                misfits.insert(at);
            }
            _ => {}
        }
        is_escaped = byte == b'\\';
    }
    misfits.extend(open);
    misfits
}
