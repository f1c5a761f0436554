//! Lineage: which point of a new draft continues which of the old.
//!
//! The pen-holder confirms it in the tabling act, by point, so it is on the record and not
//! recomputed. Sub-points are declared too.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paraph_log::hash::Hash;
use paraph_log::json::{Map, Value};
use paraph_text::Draft;

use super::{Held, HeldPoint};
use crate::amendments::Amendments;
use crate::field::{self, Fault, Form, Item};
use crate::id::{ActId, PointId};
use crate::refer::To;

/// One point of the new text that is the same point as one of the old.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continues {
    /// Its place in the new text, from 0, sub-points counted.
    pub ordinal: u32,
    /// The point it continues.
    pub point: PointId,
}

/// A point of the old text that has no place in the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped(pub PointId);

/// A lineage that does not fit the two texts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// No such place in the new text.
    #[error("the new text has no place {0}")]
    NoPlace(u32),
    /// The old text has no such point.
    #[error("the base has no such point")]
    NotInBase,
    /// Declared twice.
    #[error("the point {0} is declared twice")]
    Twice(String),
    /// A change that nobody declared.
    #[error("nothing is said of why these points are new or changed: {0}")]
    Unexplained(String),
    /// Declared as changed, and not changed.
    #[error("point {0} is declared as changed, and has the words that it had")]
    NotChanged(String),
}

/// One new or changed point of the new text that answers an amendment of this channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Its place in the new text.
    pub ordinal: u32,
    /// The amendment.
    pub amendment: To<Amendments>,
}

/// One new or changed point of the new text that is the pen-holder's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnHand(pub u32);

impl Item for Continues {
    const WORD: &'static str = "NEW=OLD";

    fn read(value: &Value) -> Result<Self, Fault> {
        let map = field::map(value, &["new", "ordinal", "tabled"])?;
        let get = |name| map.get(name).ok_or(Fault::Missing);
        let tabled = ActId(Item::read(get("tabled")?)?);
        let point = PointId { tabled, ordinal: Item::read(get("ordinal")?)? };
        Ok(Self { ordinal: Item::read(get("new")?)?, point })
    }

    fn write(&self) -> Value {
        let mut map = Map::default();
        map.insert("new", i64::from(self.ordinal));
        map.insert("ordinal", i64::from(self.point.ordinal));
        map.insert("tabled", self.point.tabled.to_string());
        Value::Map(map)
    }

    /// Reads `same-words` and `same-labels`: every point that has its like in the base.
    fn spell_many(words: &str, form: &mut Form<'_>) -> Result<Vec<Self>, Fault> {
        let alike: fn(&HeldPoint, &HeldPoint) -> bool = match words {
            "same-words" => |new, old| new.wording == old.wording,
            "same-labels" => |new, old| new.label == old.label,
            _ => {
                let pairs = words.split(',').map(|pair| Self::spell(pair, form));
                return pairs.collect();
            }
        };
        let text = super::table::new_text(form)?;
        let base = super::table::base(form)?.ok_or_else(no_base)?;
        Ok(pair_up(&points(ActId(Hash([0; 32])), &text, &[]), &base.points, alike))
    }

    /// Reads `NEW=OLD`, both as labels: `9=10` says that point 9 is what was point 10.
    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        let bad =
            || Fault::Lineage(alloc::format!("`{words}`: write new label=old label, as 9=10"));
        let (new, old) = words.split_once('=').ok_or_else(bad)?;
        let text = super::table::new_text(form)?;
        let place = text.find(new.trim()).ok_or_else(|| no_point(new))?;
        let base = super::table::base(form)?.ok_or_else(no_base)?;
        let point = base.at(old.trim()).ok_or_else(|| no_point(old))?;
        Ok(Self { ordinal: place.ordinal, point: point.identity })
    }
}

/// Each new point with the first old one that is like it and not taken yet.
fn pair_up(
    new: &[HeldPoint],
    old: &[HeldPoint],
    alike: fn(&HeldPoint, &HeldPoint) -> bool,
) -> Vec<Continues> {
    let mut taken = BTreeSet::new();
    let mut pairs = Vec::new();
    for point in new {
        let like = |o: &&HeldPoint| !taken.contains(&o.identity) && alike(point, o);
        if let Some(old) = old.iter().find(like) {
            taken.insert(old.identity);
            pairs.push(Continues { ordinal: point.identity.ordinal, point: old.identity });
        }
    }
    pairs
}

/// The place of a label in the text of the form.
fn new_place(label: &str, form: &mut Form<'_>) -> Result<u32, Fault> {
    let text = super::table::new_text(form)?;
    text.find(label.trim()).map(|place| place.ordinal).ok_or_else(|| no_point(label))
}

impl Item for Answers {
    const WORD: &'static str = "NEW=AMENDMENT";

    fn read(value: &Value) -> Result<Self, Fault> {
        let map = field::map(value, &["amendment", "new"])?;
        let get = |name| map.get(name).ok_or(Fault::Missing);
        Ok(Self { ordinal: Item::read(get("new")?)?, amendment: Item::read(get("amendment")?)? })
    }

    fn write(&self) -> Value {
        let mut map = Map::default();
        map.insert("amendment", Item::write(&self.amendment));
        map.insert("new", i64::from(self.ordinal));
        Value::Map(map)
    }

    /// Reads `NEW=AMENDMENT`: `7=amendment-2` says that point 7 answers that amendment.
    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        let bad = || {
            Fault::Lineage(alloc::format!("`{words}`: write new label=amendment, as 7=amendment-2"))
        };
        let (new, amendment) = words.split_once('=').ok_or_else(bad)?;
        let ordinal = new_place(new, form)?;
        Ok(Self { ordinal, amendment: Item::spell(amendment.trim(), form)? })
    }
}

impl Item for OwnHand {
    const WORD: &'static str = "NEW";

    fn read(value: &Value) -> Result<Self, Fault> {
        u32::read(value).map(Self)
    }

    fn write(&self) -> Value {
        Item::write(&self.0)
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        new_place(words, form).map(Self)
    }
}

impl Item for Dropped {
    const WORD: &'static str = "POINT";

    fn read(value: &Value) -> Result<Self, Fault> {
        let map = field::map(value, &["ordinal", "tabled"])?;
        let get = |name| map.get(name).ok_or(Fault::Missing);
        let tabled = ActId(Item::read(get("tabled")?)?);
        Ok(Self(PointId { tabled, ordinal: Item::read(get("ordinal")?)? }))
    }

    fn write(&self) -> Value {
        let mut map = Map::default();
        map.insert("ordinal", i64::from(self.0.ordinal));
        map.insert("tabled", self.0.tabled.to_string());
        Value::Map(map)
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        let base = super::table::base(form)?.ok_or_else(no_base)?;
        let point = base.at(words.trim()).ok_or_else(|| no_point(words))?;
        Ok(Self(point.identity))
    }
}

fn no_base() -> Fault {
    Fault::Lineage("says which point of the base it continues: name the base with --base".into())
}

fn no_point(label: &str) -> Fault {
    Fault::NoSuch { what: "point", said: label.trim().into() }
}

/// The points of `text` with their identities, by the lineage declared.
pub(super) fn points(tabled: ActId, text: &Draft, continues: &[Continues]) -> Vec<HeldPoint> {
    let kept: BTreeMap<u32, PointId> = continues.iter().map(|c| (c.ordinal, c.point)).collect();
    text.walk()
        .map(|place| HeldPoint {
            identity: kept
                .get(&place.ordinal)
                .copied()
                .unwrap_or(PointId { tabled, ordinal: place.ordinal }),
            wording: place.point.wording(),
            depth: place.depth,
            label: place.label,
        })
        .collect()
}

/// Whether the lineage fits the two texts: each point once, none that is not there.
pub(super) fn fits(
    text: &Draft,
    base: &Held,
    continues: &[Continues],
    dropped: &[Dropped],
) -> Result<(), Misfit> {
    let places = text.walk().count();
    let (mut new, mut old) = (BTreeSet::new(), BTreeSet::new());
    for Continues { ordinal, point } in continues {
        if usize::try_from(*ordinal).is_ok_and(|n| n >= places) {
            return Err(Misfit::NoPlace(*ordinal));
        }
        let label = base.point(*point).ok_or(Misfit::NotInBase)?.label.clone();
        if !new.insert(*ordinal) || !old.insert(*point) {
            return Err(Misfit::Twice(label));
        }
    }
    for Dropped(point) in dropped {
        let label = base.point(*point).ok_or(Misfit::NotInBase)?.label.clone();
        if !old.insert(*point) {
            return Err(Misfit::Twice(label));
        }
    }
    Ok(())
}

/// Whether every new or changed point says what it answers, and no other does.
///
/// A point whose sub-point changed has changed words too; it is enough that the sub-point says so.
pub(super) fn explained(
    points: &[HeldPoint],
    base: &Held,
    answers: &[Answers],
    own_hand: &[OwnHand],
) -> Result<(), Misfit> {
    let declared: BTreeSet<usize> = answers
        .iter()
        .map(|answer| answer.ordinal)
        .chain(own_hand.iter().map(|own| own.0))
        .filter_map(|ordinal| usize::try_from(ordinal).ok())
        .collect();
    if let Some(no) = declared.iter().find(|at| **at >= points.len()) {
        return Err(Misfit::NoPlace(u32::try_from(*no).unwrap_or(u32::MAX)));
    }
    let changed = |point: &HeldPoint| {
        base.point(point.identity).is_none_or(|old| old.wording != point.wording)
    };
    let mut silent = Vec::new();
    for (at, point) in points.iter().enumerate() {
        match (changed(point), declared.contains(&at)) {
            (false, true) => return Err(Misfit::NotChanged(point.label.clone())),
            (true, false) if !below(points, at).any(|(_, sub)| changed(sub)) => {
                silent.push(point.label.clone());
            }
            _ => {}
        }
    }
    if silent.is_empty() { Ok(()) } else { Err(Misfit::Unexplained(silent.join(","))) }
}

/// The sub-points of the point at a place, at every depth.
fn below(points: &[HeldPoint], at: usize) -> impl Iterator<Item = (usize, &HeldPoint)> {
    let depth = points.get(at).map_or(0, |point| point.depth);
    points.iter().enumerate().skip(at + 1).take_while(move |(_, point)| point.depth > depth)
}

/// The labels of the base's points of which nothing is declared.
pub(super) fn undeclared(base: &Held, continues: &[Continues], dropped: &[Dropped]) -> Vec<String> {
    let told = |point: &HeldPoint| {
        continues.iter().any(|c| c.point == point.identity)
            || dropped.iter().any(|d| d.0 == point.identity)
    };
    base.points.iter().filter(|p| !told(p)).map(|p| p.label.clone()).collect()
}
