//! The colours in which letters and surfaces are painted, as far as they say whether something is white.
//!
//! ISO 32000-1, 8.6. A colour is what its space makes of its numbers: of a space that is not understood
//! it is some colour that is seen.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::content::table;
use super::file::File;
use super::object::{Dict, ONE, Object};

/// How deep spaces may stand in spaces.
const DEPTH_MAX: usize = 4;
/// From here on light cannot be told from white.
const LEAST: i64 = ONE / 100 * 94;
/// How much of what lies below is let through where nothing is seen.
const CLEAR_MAX: i64 = ONE / 20;

/// A space of colours.
#[derive(Clone, Debug, Default)]
enum Space {
    #[default]
    Grey,
    Rgb,
    Cmyk,
    /// Its first number is how light it is, up to a hundred.
    Lab,
    /// One or several inks, and what the first is made of in another space: without it and with all of it.
    Ink(Option<Box<Made>>),
    /// Which entries of a list are white.
    Indexed(Vec<bool>),
    /// Patterns, and what is not understood.
    Other,
}

/// What an ink is made of.
#[derive(Clone, Debug)]
struct Made {
    space: Space,
    none: Vec<i64>,
    all: Vec<i64>,
}

/// The spaces that have been read, by what the resources say of them.
#[derive(Default)]
pub(super) struct Spaces(BTreeMap<String, Rc<Space>>);

impl Spaces {
    /// The space of that name, which is read once.
    fn named(&mut self, file: &File<'_>, named: &Object, resources: &Dict) -> Rc<Space> {
        let name = named.name().unwrap_or_default();
        let key = format!("{name} {:?}", table(resources, "ColorSpace").get(name));
        let read = || Rc::new(Space::read(file, named, resources, 0));
        Rc::clone(self.0.entry(key).or_insert_with(read))
    }
}

/// What is painted with: the colour of surfaces, or that of edges.
#[derive(Clone, Debug, Default)]
pub(super) struct Paint {
    space: Rc<Space>,
    is_white: bool,
    /// Whether nothing of it is seen.
    is_clear: bool,
}

impl Paint {
    /// Takes an operator of it in the form of surfaces (`g`, `cs`, `scn`); whether it is one.
    pub(super) fn take(
        &mut self,
        operator: &str,
        operands: &[Object],
        (file, resources): (&File<'_>, &Dict),
        spaces: &mut Spaces,
    ) -> bool {
        if !matches!(operator, "g" | "rg" | "k" | "cs" | "sc" | "scn") {
            return false;
        }
        let numbers: Vec<i64> = operands.iter().filter_map(Object::number).collect();
        match operator {
            "g" => self.space = Rc::new(Space::Grey),
            "rg" => self.space = Rc::new(Space::Rgb),
            "k" => self.space = Rc::new(Space::Cmyk),
            "cs" => {
                let named = operands.first().unwrap_or(&Object::Null);
                self.space = spaces.named(file, named, resources);
                self.is_white = self.space.is_first_white();
                return true;
            }
            _ => {}
        }
        self.is_white = self.space.is_white(&numbers);
        true
    }

    /// How much of it is seen, from none to all.
    pub(super) fn cover(&mut self, part: i64) {
        self.is_clear = part <= CLEAR_MAX;
    }

    pub(super) fn is_white(&self) -> bool {
        self.is_white
    }

    pub(super) fn is_clear(&self) -> bool {
        self.is_clear
    }
}

impl Space {
    /// A space by its name, in the file's words or those of the resources.
    fn read(file: &File<'_>, object: &Object, resources: &Dict, depth: usize) -> Self {
        if depth > DEPTH_MAX {
            return Self::Other;
        }
        let object = file.resolve(object);
        if let Some(name) = object.name() {
            return match name {
                "DeviceGray" | "CalGray" | "G" => Self::Grey,
                "DeviceRGB" | "CalRGB" | "RGB" => Self::Rgb,
                "DeviceCMYK" | "CMYK" => Self::Cmyk,
                "Pattern" => Self::Other,
                name => match table(resources, "ColorSpace").get(name) {
                    Some(own) if own.name() != Some(name) => {
                        Self::read(file, own, resources, depth + 1)
                    }
                    _ => Self::Other,
                },
            };
        }
        let items = object.items();
        let item = |at: usize| items.get(at).map_or(Object::Null, |item| file.resolve(item));
        let inner = |at: usize| {
            items.get(at).map_or(Self::Other, |item| Self::read(file, item, resources, depth + 1))
        };
        match item(0).name().unwrap_or_default() {
            "ICCBased" => {
                let stream = items.get(1).and_then(|profile| file.stream(profile));
                let count = stream.and_then(|stream| file.entry(&stream.dict, "N").int());
                match count {
                    Some(1) => Self::Grey,
                    Some(3) => Self::Rgb,
                    Some(4) => Self::Cmyk,
                    _ => Self::Other,
                }
            }
            "Lab" => Self::Lab,
            "Separation" => {
                let made = ink(file, &item(3));
                let made = made.map(|[none, all]| Made { space: inner(2), none, all });
                Self::Ink(made.map(Box::new))
            }
            "DeviceN" => Self::Ink(None),
            "Indexed" | "I" => {
                let bytes = match item(3) {
                    Object::String(bytes) => bytes,
                    _ => items
                        .get(3)
                        .and_then(|list| file.stream(list))
                        .and_then(|stream| file.unpack(&stream).ok())
                        .unwrap_or_default(),
                };
                inner(1).listed(&bytes)
            }
            name if items.len() == 1 && !name.is_empty() => inner(0),
            "CalGray" => Self::Grey,
            "CalRGB" => Self::Rgb,
            _ => Self::Other,
        }
    }

    /// A list of colours of this space, a byte for each number.
    fn listed(&self, bytes: &[u8]) -> Self {
        const ENTRIES_MAX: usize = 256;
        let count = match self {
            Self::Grey => 1,
            Self::Rgb => 3,
            Self::Cmyk => 4,
            _ => return Self::Other,
        };
        let entries = bytes.chunks(count).take(ENTRIES_MAX);
        let number = |byte: &u8| i64::from(*byte) * ONE / 255;
        Self::Indexed(
            entries
                .map(|entry| self.is_white(&entry.iter().map(number).collect::<Vec<_>>()))
                .collect(),
        )
    }

    /// Whether a colour of it is white.
    fn is_white(&self, numbers: &[i64]) -> bool {
        let is_light = |number: &i64| *number >= LEAST;
        let is_no_ink = |ink: &i64| *ink <= ONE - LEAST;
        match (self, numbers) {
            (Self::Grey, [grey]) => is_light(grey),
            (Self::Rgb, all @ [_, _, _]) => all.iter().all(is_light),
            (Self::Cmyk, all @ [_, _, _, _]) => all.iter().all(is_no_ink),
            (Self::Lab, [light, ..]) => *light >= 100 * LEAST,
            (Self::Ink(Some(made)), [part]) => {
                let Made { space, none, all } = &**made;
                let mix = |(none, all): (&i64, &i64)| {
                    let way = i128::from(*all - *none) * i128::from((*part).clamp(0, ONE));
                    none.saturating_add(i64::try_from(way / i128::from(ONE)).unwrap_or(0))
                };
                space.is_white(&none.iter().zip(all).map(mix).collect::<Vec<_>>())
            }
            (Self::Ink(_), [first, rest @ ..]) => is_no_ink(first) && rest.iter().all(is_no_ink),
            (Self::Indexed(entries), [number]) => usize::try_from(number / ONE)
                .ok()
                .and_then(|at| entries.get(at))
                .copied()
                .unwrap_or(false),
            _ => false,
        }
    }

    /// Whether the colour is white with which the space begins: its darkest, or the first of a list.
    fn is_first_white(&self) -> bool {
        match self {
            Self::Indexed(_) => self.is_white(&[0]),
            Self::Ink(Some(_)) => self.is_white(&[ONE]),
            _ => false,
        }
    }
}

/// What an ink is made of in another space, by a function that goes straight from none of it to all.
fn ink(file: &File<'_>, function: &Object) -> Option<[Vec<i64>; 2]> {
    const STRAIGHT: i64 = 2;
    const NUMBERS_MAX: usize = 4;
    let Object::Dict(function) = function else { return None };
    if file.entry(function, "FunctionType").int() != Some(STRAIGHT) {
        return None;
    }
    let numbers = |name: &str, usual: i64| -> Vec<i64> {
        let said = file.entry(function, name);
        let said: Vec<i64> =
            said.items().iter().take(NUMBERS_MAX).filter_map(Object::number).collect();
        if said.is_empty() { vec![usual] } else { said }
    };
    Some([numbers("C0", 0), numbers("C1", ONE)])
}
