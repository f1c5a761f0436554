//! Letters that are drawn twice in one place, as makes them bold or gives them a shadow: a reader sees one.

use std::collections::BTreeMap;

use super::content::Glyph;

/// Which part of its size, and of its width, a letter may be moved by to be the same again.
const PART: i64 = 8;

/// Takes out what is drawn again over itself; what is seen of either is seen.
pub(super) fn take_out(glyphs: &mut Vec<Glyph>) {
    // Letters by what they are and the square in which they stand, as large as a letter may be moved.
    let mut seen: BTreeMap<(i64, i64, i64), Vec<usize>> = BTreeMap::new();
    let mut kept: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs.drain(..) {
        let reach = (glyph.size / PART).max(1);
        let square = (reach, glyph.x.div_euclid(reach), glyph.y.div_euclid(reach));
        let around = (-1..=1).flat_map(|x| (-1..=1).map(move |y| (x, y)));
        let same = around
            .filter_map(|(x, y)| seen.get(&(square.0, square.1 + x, square.2 + y)))
            .flatten()
            .find(|at| kept.get(**at).is_some_and(|one| is_again(one, &glyph)))
            .copied();
        if let Some(one) = same.and_then(|at| kept.get_mut(at)) {
            one.is_faint &= glyph.is_faint;
            one.is_doubtful &= glyph.is_doubtful;
            continue;
        }
        let square = seen.entry(square).or_default();
        // More do not stand in one square, unless somebody wants to waste time.
        const IN_SQUARE_MAX: usize = 8;
        if square.len() < IN_SQUARE_MAX {
            square.push(kept.len());
        }
        kept.push(glyph);
    }
    *glyphs = kept;
}

/// Whether a letter is another once more.
fn is_again(one: &Glyph, other: &Glyph) -> bool {
    let reach = (one.size / PART).min(one.width / 2);
    one.text == other.text
        && one.turn == other.turn
        && one.is_painted == other.is_painted
        && (one.x - other.x).abs() <= reach
        && (one.y - other.y).abs() <= reach
}
