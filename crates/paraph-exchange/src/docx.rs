//! DOCX, Word's format since 2007: paragraphs with the numbers that Word counts, tracked changes,
//! tables, footnotes.

mod body;
mod notes;
mod numbering;
mod package;
mod styles;
mod xml;

use crate::flow::Block;
use crate::{Notice, Tracked, Unreadable};
use body::Body;
use numbering::Numbering;
use package::Package;
use styles::Styles;

/// The blocks of a document.
pub(crate) fn blocks(
    bytes: &[u8],
    tracked: Tracked,
    notices: &mut Vec<Notice>,
) -> Result<Vec<Block>, Unreadable> {
    let mut package = Package::open(bytes)?;
    let parts = package.parts()?;
    let mut styles = Styles::default();
    if let Some(text) = package.read(parts.styles.as_deref())? {
        xml::walk(&text, &mut styles)?;
    }
    let mut numbering = Numbering::default();
    if let Some(text) = package.read(parts.numbering.as_deref())? {
        xml::walk(&text, &mut numbering)?;
    }
    let mut body = Body::new(tracked, styles, numbering);
    for (kind, part) in [('f', parts.footnotes), ('e', parts.endnotes)] {
        if let Some(text) = package.read(part.as_deref())? {
            body.notes.extend(notes::read(&text, kind, tracked)?);
        }
    }
    let Some(text) = package.read(Some(&parts.document))? else {
        return Err(Unreadable::Damaged(format!("its part {} is missing", parts.document)));
    };
    xml::walk(&text, &mut body)?;
    body.finish(notices)
}
