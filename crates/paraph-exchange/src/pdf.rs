//! PDF with a text layer: lines by where the letters stand, paragraphs by the space between.
//!
//! A reader of its own, since no text of a stranger may bring the program down: numbers are whole
//! numbers of a fixed unit, nothing is followed twice, what unpacks is counted, and what is not
//! understood is left. It reads text and nothing else; it draws nothing.

mod annotations;
mod colour;
mod content;
mod encoding;
mod file;
mod filter;
mod font;
mod function;
mod ground;
mod holes;
mod layers;
mod lines;
mod marked;
mod matrix;
mod metrics;
mod notes;
mod object;
mod order;
mod overstruck;
mod page;
mod pictures;
mod rows;
mod running;
mod seen;

use crate::flow::Block;
use crate::sink::Sink;
use crate::{Notice, PARAGRAPHS_MAX, Unreadable, plain};
use file::File;
use layers::Layers;
pub(crate) use running::is_page_number;

/// The blocks of a document.
pub(crate) fn blocks(bytes: &[u8], notices: &mut Vec<Notice>) -> Result<Vec<Block>, Unreadable> {
    let file = File::open(bytes)?;
    let pages = page::pages(&file)?;
    file.check()?;
    let mut lines = Vec::new();
    let mut drawn = content::Drawn::new(Layers::of(&file));
    let mut told = seen::Noted::default();
    let mut placed = pictures::Placed::default();
    let mut hung = annotations::Annotations::default();
    let mut empty = 0;
    for (number, page) in pages.iter().enumerate() {
        file.check()?;
        hung.take(&file, page, number);
        let mut contents = content::read(&file, page, number, &mut drawn)?;
        empty += usize::from(contents.glyphs.is_empty());
        let first = lines.len();
        let mut groups = seen::letters(&mut contents, page, number, &mut told);
        let beside = placed.put_in_line(&mut groups, contents.pictures, (page, number));
        for glyphs in groups {
            rows::collect(&glyphs, number, &mut lines);
        }
        placed.beside(&beside, &lines, first, (page, number));
        if lines.len() > PARAGRAPHS_MAX {
            return Err(Unreadable::TooManyParagraphs);
        }
    }
    if lines.is_empty() {
        return Err(Unreadable::NoTextLayer { pages: pages.len() });
    }
    notices.extend(Some(Notice::Pictures(empty)).filter(|_| empty > 0));
    told.notices(notices);
    hung.notices(notices);
    drawn.told.notices(notices);
    let removed = running::remove(&mut lines, pages.len());
    let running::Removed { count, spots, .. } = removed;
    notices.extend(spots.some().map(|shown| Notice::RunningHeads { lines: count, shown }));
    notices.extend(holes::find(&lines).some().map(Notice::Hole));
    let joined = lines::join_hyphens(&mut lines);
    notices.extend(Some(Notice::Hyphens(joined)).filter(|_| joined > 0));
    let mut sink = Sink::default();
    let notes = notes::take(&mut lines, &mut sink);
    placed.leave_out_heads(pages.len());
    let text = placed.put(&lines, lines::plain(&lines));
    placed.notices(notices);
    for block in plain::from_lines(&text) {
        sink.block(block);
    }
    sink.finish(&notes, notices)
}
