//! Lineage: which point of a new draft continues which of the old.
//!
//! The pen-holder confirms it in the tabling act, by point, so it is on the record and not
//! recomputed. Sub-points are declared too.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paraph_log::json::{Map, Value};
use paraph_text::Draft;

use super::{Held, HeldPoint};
use crate::field::{self, Fault, Form, Item};
use crate::id::{ActId, PointId};

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
}

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

    /// Reads `NEW=OLD`, both as labels: `9=10` says that point 9 is what was point 10.
    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        let bad =
            || Fault::Lineage(alloc::format!("`{words}`: write new label=old label, as 9=10"));
        let (new, old) = words.split_once('=').ok_or_else(bad)?;
        let text = super::table::new_text(form)?;
        let place = text.find(new.trim()).ok_or_else(|| no_point(new))?;
        let base = super::table::base(form)?.ok_or(Fault::Missing)?;
        let point = base.at(old.trim()).ok_or_else(|| no_point(old))?;
        Ok(Self { ordinal: place.ordinal, point: point.identity })
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
        let base = super::table::base(form)?.ok_or(Fault::Missing)?;
        let point = base.at(words.trim()).ok_or_else(|| no_point(words))?;
        Ok(Self(point.identity))
    }
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

/// The labels of the base's points of which nothing is declared.
pub(super) fn undeclared(base: &Held, continues: &[Continues], dropped: &[Dropped]) -> Vec<String> {
    let told = |point: &HeldPoint| {
        continues.iter().any(|c| c.point == point.identity)
            || dropped.iter().any(|d| d.0 == point.identity)
    };
    base.points.iter().filter(|p| !told(p)).map(|p| p.label.clone()).collect()
}
