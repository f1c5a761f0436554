//! The pairs of drafts whose alignment is official, as they lie in their folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use paraph_compare::Comparison;
use paraph_log::json::{Map, Value, parse_loose};
use paraph_text::{Draft, Point};

/// A pair of drafts and what its drafters say became of the points.
pub(crate) struct Pair {
    pub(crate) name: String,
    pub(crate) drafts: [Draft; 2],
    pub(crate) comparison: Comparison,
    pub(crate) old: Side,
    pub(crate) new: Side,
    /// Links that must be found, by the places of their points.
    pub(crate) links: BTreeSet<(usize, usize)>,
    /// Links that may be told or not.
    pub(crate) optional: BTreeSet<(usize, usize)>,
}

/// One side of the truth; everything by the place of the point.
pub(crate) struct Side {
    pub(crate) ids: Vec<String>,
    pub(crate) points: Vec<Truth>,
}

/// What is true of a point.
pub(crate) struct Truth {
    /// The type as the file spells it; nothing where the table is silent.
    pub(crate) kind: Option<String>,
    pub(crate) is_unscored: bool,
    pub(crate) is_moved: bool,
    pub(crate) is_renumbered: bool,
    /// Words as divided by white space.
    pub(crate) words: usize,
}

/// Every pair in a folder, by name; nothing if there is no such folder.
pub(crate) fn read(folder: &Path) -> Vec<Pair> {
    folders(folder).iter().map(|folder| Pair::read(folder)).collect()
}

/// The folders of the pairs, by name.
pub(crate) fn folders(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut folders: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.join("truth.json").is_file());
    folders.sort();
    folders
}

impl Pair {
    fn read(folder: &Path) -> Self {
        let drafts = ["old.txt", "new.txt"].map(|file| {
            let bytes = fs::read(folder.join(file)).unwrap();
            Draft::parse_bytes(&bytes).unwrap_or_else(|bad| panic!("{folder:?}: {bad}"))
        });
        let truth = fs::read(folder.join("truth.json")).unwrap();
        let truth = parse_loose(&truth).unwrap_or_else(|bad| panic!("{folder:?}: {bad}"));
        let truth = truth.as_map().unwrap();
        let [old, new] = &drafts;
        let comparison = Comparison::of(old, new);
        let new = Side::read(new, truth, "new", "unscored_new");
        let old = Side::read(old, truth, "old", "unscored_old");
        let links = |name| links(truth, name, &old, &new);
        Self {
            name: folder.file_name().unwrap().to_string_lossy().into_owned(),
            links: links("links"),
            optional: links("optional"),
            drafts,
            comparison,
            old,
            new,
        }
    }

    /// The places of links that are told by label.
    pub(crate) fn links_of(&self, told: &[[String; 2]]) -> BTreeSet<(usize, usize)> {
        let (olds, news) = (self.old.places(), self.new.places());
        let place = |[old, new]: &[String; 2]| Some((*olds.get(&**old)?, *news.get(&**new)?));
        told.iter().filter_map(place).collect()
    }

    /// Whether a link between two places counts, right or wrong.
    pub(crate) fn counts(&self, link: (usize, usize)) -> bool {
        let silent = self.old.points[link.0].is_unscored || self.new.points[link.1].is_unscored;
        !silent && !self.optional.contains(&link)
    }
}

impl Side {
    fn read(draft: &Draft, truth: &Map, side: &str, unscored: &str) -> Self {
        let unscored: BTreeSet<&str> = list(truth, unscored).iter().map(text).collect();
        let told = truth.get(side).and_then(Value::as_map).unwrap();
        let ids: Vec<String> = draft.walk().map(|place| place.label).collect();
        let truth = |(id, point): (&String, &Point)| {
            let told = told.get(id).and_then(Value::as_map).unwrap();
            let is = |name| told.get(name) == Some(&Value::Bool(true));
            Truth {
                kind: told.get("type").and_then(Value::as_text).map(String::from),
                is_unscored: unscored.contains(id.as_str()),
                is_moved: is("moved"),
                is_renumbered: is("renumbered"),
                words: point.text().split_whitespace().count(),
            }
        };
        let points = ids.iter().zip(draft.points()).map(truth).collect();
        Self { ids, points }
    }

    fn places(&self) -> BTreeMap<&str, usize> {
        self.ids.iter().map(String::as_str).zip(0..).collect()
    }
}

fn links(truth: &Map, name: &str, old: &Side, new: &Side) -> BTreeSet<(usize, usize)> {
    let (olds, news) = (old.places(), new.places());
    let link = |link: &Value| {
        let ends = link.as_list().unwrap();
        (olds[text(&ends[0])], news[text(&ends[1])])
    };
    list(truth, name).iter().map(link).collect()
}

fn text(value: &Value) -> &str {
    value.as_text().unwrap()
}

fn list<'a>(map: &'a Map, name: &str) -> &'a [Value] {
    map.get(name).and_then(Value::as_list).unwrap()
}
