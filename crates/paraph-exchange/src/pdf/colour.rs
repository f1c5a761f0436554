//! The colours in which letters and surfaces are painted.
//!
//! ISO 32000-1, 8.6. A colour is what its space makes of its numbers: of a space that is not understood
//! it is some colour that is seen.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::content::table;
use super::file::File;
use super::function::Function;
use super::object::{Dict, ONE, Object};
use crate::faint::{BLACK, Colour};

/// How deep spaces may stand in spaces.
const DEPTH_MAX: usize = 4;
/// How much of what lies below is let through where nothing is seen.
const CLEAR_MAX: i64 = ONE / 20;
/// White.
const WHITE: [u8; 3] = [255; 3];
/// How often a function is asked; what is painted after that is in some colour.
const ASKED_MAX: usize = 1_000_000;

/// A space of colours.
#[derive(Clone, Debug, Default)]
enum Space {
    #[default]
    Grey,
    Rgb,
    Cmyk,
    /// Its first number is how light it is, up to a hundred.
    Lab,
    /// So many inks, and what they are made of in another space.
    Ink(usize, Option<Box<Made>>),
    /// An ink that leaves no trace.
    NoInk,
    /// A list of colours.
    Indexed(Vec<Colour>),
    /// Patterns, of which each paints as it does.
    Pattern,
    /// What is not understood.
    Other,
}

/// What inks are made of.
#[derive(Clone, Debug)]
struct Made {
    space: Space,
    function: Function,
}

/// The spaces that have been read, by what the resources say of them.
#[derive(Default)]
pub(super) struct Spaces {
    read: BTreeMap<String, Rc<Space>>,
    asked: usize,
}

impl Spaces {
    /// The space of that name, which is read once.
    fn named(&mut self, file: &File<'_>, named: &Object, resources: &Dict) -> Rc<Space> {
        let name = named.name().unwrap_or_default();
        let key = format!("{name} {:?}", table(resources, "ColorSpace").get(name));
        let read = || Rc::new(Space::read(file, named, resources, 0));
        Rc::clone(self.read.entry(key).or_insert_with(read))
    }
}

/// What is painted with: the colour of surfaces, or that of edges.
#[derive(Clone, Debug)]
pub(super) struct Paint {
    space: Rc<Space>,
    colour: Colour,
    /// How much of it is seen.
    part: i64,
    /// Whether it is a pattern that the file has.
    pub(super) is_pattern: bool,
}

impl Default for Paint {
    fn default() -> Self {
        let (space, colour) = (Rc::default(), Colour::Known(BLACK));
        Self { space, colour, part: ONE, is_pattern: false }
    }
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
        self.is_pattern = false;
        match operator {
            "g" => self.space = Rc::new(Space::Grey),
            "rg" => self.space = Rc::new(Space::Rgb),
            "k" => self.space = Rc::new(Space::Cmyk),
            "cs" => {
                let named = operands.first().unwrap_or(&Object::Null);
                self.space = spaces.named(file, named, resources);
                self.colour = self.space.first();
                return true;
            }
            _ => {}
        }
        if let Some(name) = operands.last().and_then(Object::name) {
            self.is_pattern = table(resources, "Pattern").contains_key(name);
        }
        let numbers: Vec<i64> = operands.iter().filter_map(Object::number).collect();
        spaces.asked += 1;
        let is_much = spaces.asked > ASKED_MAX && matches!(*self.space, Space::Ink(..));
        self.colour = if is_much { Colour::Other } else { self.space.colour(&numbers) };
        true
    }

    /// How much of it is seen, from none to all.
    pub(super) fn cover(&mut self, part: i64) {
        self.part = part.clamp(0, ONE);
    }

    /// What is seen of it on a ground.
    pub(super) fn on(&self, ground: Colour) -> Colour {
        let (Colour::Known(own), Colour::Known(ground)) = (self.colour, ground) else {
            return self.colour;
        };
        let mix = |at: usize| {
            let of = |colour: [u8; 3]| i64::from(colour.get(at).copied().unwrap_or(0));
            (of(own) * self.part + of(ground) * (ONE - self.part)) / ONE
        };
        Colour::Known(
            [mix(0), mix(1), mix(2)].map(|channel| u8::try_from(channel).unwrap_or(u8::MAX)),
        )
    }

    /// What it makes of a surface; none if nothing of it is seen.
    pub(super) fn surface(&self) -> Option<Colour> {
        /// From here on what lies below is not seen.
        const WHOLE: i64 = ONE / 100 * 95;
        match self.colour {
            _ if self.is_clear() => None,
            _ if self.is_pattern || self.part < WHOLE => Some(Colour::Other),
            colour => Some(colour),
        }
    }

    /// Whether it is dark enough to be seen on whatever is light.
    pub(super) fn is_dark(&self) -> bool {
        matches!(self.colour, Colour::Known(channels) if channels.iter().all(|channel| *channel < 0x80))
    }

    pub(super) fn is_clear(&self) -> bool {
        self.part <= CLEAR_MAX || self.colour == Colour::Clear
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
                "Pattern" => Self::Pattern,
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
            "Pattern" => Self::Pattern,
            "Separation" if item(1).name() == Some("None") => Self::NoInk,
            name @ ("Separation" | "DeviceN") => {
                let count = if name == "DeviceN" { item(1).items().len() } else { 1 };
                let function = items.get(3).and_then(|one| Function::read(file, one));
                let made = function.map(|function| Made { space: inner(2), function });
                Self::Ink(count, made.map(Box::new))
            }
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
                .map(|entry| self.colour(&entry.iter().map(number).collect::<Vec<_>>()))
                .collect(),
        )
    }

    /// The colour that some numbers are in it.
    fn colour(&self, numbers: &[i64]) -> Colour {
        /// So little ink cannot be told from none.
        const LITTLE: i64 = ONE / 100 * 6;
        let channel = |part: i64| {
            let channel = (part.clamp(0, ONE) * 255 + ONE / 2) / ONE;
            u8::try_from(channel).unwrap_or(u8::MAX)
        };
        match (self, numbers) {
            (Self::Grey, [grey]) => Colour::Known([channel(*grey); 3]),
            (Self::Rgb, [red, green, blue]) => {
                Colour::Known([channel(*red), channel(*green), channel(*blue)])
            }
            (Self::Cmyk, [cyan, magenta, yellow, black]) => Colour::Known(
                [cyan, magenta, yellow].map(|ink| channel(ONE - ink.saturating_add(*black))),
            ),
            // Of these only white and black are told apart.
            (Self::Lab, [light, ..]) => match light / ONE {
                94.. => Colour::Known(WHITE),
                ..=3 => Colour::Known(BLACK),
                _ => Colour::Other,
            },
            (Self::NoInk, _) => Colour::Clear,
            (Self::Ink(_, Some(made)), numbers) => match made.function.at(numbers) {
                Some(numbers) => made.space.colour(&numbers),
                None => Self::ink(numbers, LITTLE),
            },
            (Self::Ink(_, None), numbers) => Self::ink(numbers, LITTLE),
            (Self::Indexed(entries), [number]) => usize::try_from(number / ONE)
                .ok()
                .and_then(|at| entries.get(at))
                .copied()
                .unwrap_or(Colour::Other),
            _ => Colour::Other,
        }
    }

    /// Inks of which nobody says what they are made of: without them paper is white.
    fn ink(numbers: &[i64], little: i64) -> Colour {
        let is_none = !numbers.is_empty() && numbers.iter().all(|ink| *ink <= little);
        if is_none { Colour::Known(WHITE) } else { Colour::Other }
    }

    /// The colour with which the space begins: its darkest, or the first of a list.
    fn first(&self) -> Colour {
        match self {
            Self::Grey | Self::Rgb | Self::Cmyk => Colour::Known(BLACK),
            Self::Indexed(_) | Self::Lab => self.colour(&[0]),
            Self::Ink(count, _) => self.colour(&vec![ONE; (*count).min(32)]),
            Self::NoInk => Colour::Clear,
            Self::Pattern | Self::Other => Colour::Other,
        }
    }
}
