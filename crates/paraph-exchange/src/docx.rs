//! DOCX, Word's format since 2007: paragraphs with the numbers that Word counts, tracked changes,
//! tables, footnotes.

mod body;
mod colours;
mod data;
mod effects;
mod notes;
mod numbering;
mod package;
mod signs;
mod styles;
mod theme;
mod xml;

use std::collections::{BTreeMap, BTreeSet};

use crate::flow::Block;
use crate::tracked::Authors;
use crate::{Notice, Place, Spots, Tracked, Unreadable, pdf};
use body::Body;
use notes::Notes;
use numbering::Numbering;
use package::Package;
use signs::{Noted, Signs};
use styles::Styles;
use theme::Theme;

/// The blocks of a document.
pub(crate) fn blocks(
    bytes: &[u8],
    tracked: Tracked,
    notices: &mut Vec<Notice>,
) -> Result<Vec<Block>, Unreadable> {
    let mut package = Package::open(bytes)?;
    let parts = package.parts()?;
    // A theme that cannot be read says nothing; the words are there without it.
    let theme = package.read(parts.theme.as_deref()).ok().flatten();
    let known = theme.as_deref().map(Theme::of).unwrap_or_default();
    let mut styles = Styles::default();
    styles.theme = known;
    let styled = package.read(parts.styles.as_deref())?;
    if let Some(text) = &styled {
        xml::walk(text, &mut styles)?;
    }
    let mut numbering = Numbering::default();
    if let Some(text) = package.read(parts.numbering.as_deref())? {
        xml::walk(&text, &mut numbering)?;
    }
    let (mut authors, mut hidden, mut faint) = <(Authors, Spots, Spots)>::default();
    let mut told = Noted::default();
    let mut notes = BTreeMap::new();
    for (kind, part) in [('f', &parts.footnotes), ('e', &parts.endnotes)] {
        let Some(part) = part else { continue };
        let Some(text) = package.read(Some(part))? else { continue };
        let signs = Signs::new(package.attached(part)?, told);
        let (authors, hidden, faint) = (&mut authors, &mut hidden, &mut faint);
        let mut beside = Notes { styles: &styles, tracked, authors, hidden, faint, signs };
        notes.extend(beside.read(&text, kind)?);
        told = beside.signs.told;
    }
    let mut body = Body::new(tracked, styles, numbering);
    (body.notes, body.authors, body.hidden, body.faint) = (notes, authors, hidden, faint);
    body.signs = Signs::new(package.attached(&parts.document)?, told);
    let Some(text) = package.read(Some(&parts.document))? else {
        return Err(Unreadable::Damaged(format!("its part {} is missing", parts.document)));
    };
    if let Some(theme) = theme {
        let white = theme::white(&theme, &[&text, styled.as_deref().unwrap_or_default()]);
        white.iter().for_each(|one| body.faint.add(one, Place::Apart));
    }
    if text.contains("dataBinding") {
        body.controls.data = package.data(&parts.document)?;
    }
    xml::walk(&text, &mut body)?;
    let blocks = body.finish(notices)?;
    notices.extend(edges(&mut package, &parts.edges)?.some().map(Notice::Edges));
    Ok(blocks)
}

/// What stands at the heads and feet of pages, but numbers.
fn edges(package: &mut Package<'_>, parts: &[String]) -> Result<Spots, Unreadable> {
    let mut edges = Spots::default();
    let mut seen = BTreeSet::new();
    for part in parts {
        let Some(text) = package.read(Some(part))? else { continue };
        // Nothing is told of what was changed in them: nothing of them is read.
        let (mut authors, mut hidden, mut faint) = <(Authors, Spots, Spots)>::default();
        let styles = &Styles::default();
        let tracked = Tracked::Accepted;
        let signs = Signs::new(package.attached(part)?, Noted::default());
        let (authors, hidden, faint) = (&mut authors, &mut hidden, &mut faint);
        let mut beside = Notes { styles, tracked, authors, hidden, faint, signs };
        // A passage for each line, as a page that is drawn has them.
        for line in beside.edge(&text)?.lines() {
            let is_told = line.contains(char::is_alphabetic) && !pdf::is_page_number(line);
            if is_told && seen.insert(line.trim().to_string()) {
                edges.add(line, Place::Apart);
            }
        }
    }
    Ok(edges)
}
