//! A register: the things of one kind that acts of a channel brought in, in the order they came,
//! each under the id of its act and a name of its own.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use crate::id::{ActId, Name, at_a_glance};

/// Things in the order they came, found by act or by name.
#[derive(Clone, Debug)]
pub struct Register<T> {
    order: Vec<ActId>,
    things: BTreeMap<ActId, Thing<T>>,
    names: BTreeMap<Name, ActId>,
    /// The names as a hurried eye reads them.
    glances: BTreeMap<String, Name>,
}

#[derive(Clone, Debug)]
struct Thing<T> {
    name: Name,
    thing: T,
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self {
            order: Vec::new(),
            things: BTreeMap::new(),
            names: BTreeMap::new(),
            glances: BTreeMap::new(),
        }
    }
}

/// A name that a register cannot give.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Taken {
    /// It was given already.
    #[error("the name `{0}` is taken, and a name is never given twice")]
    Given(Name),
    /// A hurried eye takes it for one that was given.
    #[error(
        "the name `{name}` looks like `{like}`, which is taken: choose one that cannot be mistaken"
    )]
    Alike {
        /// The name.
        name: Name,
        /// The one that it looks like.
        like: Name,
    },
}

impl<T> Register<T> {
    /// Whether `name` is still free.
    ///
    /// # Errors
    ///
    /// When it is taken, or looks like one that is.
    pub fn free(&self, name: &Name) -> Result<(), Taken> {
        match self.glances.get(&at_a_glance(name.as_str())) {
            None => Ok(()),
            Some(like) if like == name => Err(Taken::Given(name.clone())),
            Some(like) => Err(Taken::Alike { name: name.clone(), like: like.clone() }),
        }
    }

    /// Enters a thing that came with the act `id`.
    pub fn add(&mut self, id: ActId, name: Name, thing: T) {
        self.order.push(id);
        self.names.insert(name.clone(), id);
        self.glances.insert(at_a_glance(name.as_str()), name.clone());
        self.things.insert(id, Thing { name, thing });
    }

    /// The thing that came with the act `id`.
    #[must_use]
    pub fn get(&self, id: ActId) -> Option<&T> {
        self.things.get(&id).map(|entry| &entry.thing)
    }

    /// The thing that came with the act `id`, to be changed.
    pub fn get_mut(&mut self, id: ActId) -> Option<&mut T> {
        self.things.get_mut(&id).map(|entry| &mut entry.thing)
    }

    /// The name of the thing that came with the act `id`.
    #[must_use]
    pub fn name(&self, id: ActId) -> Option<&Name> {
        self.things.get(&id).map(|entry| &entry.name)
    }

    /// The act that brought in what goes by `words`: a name, or at least six leading digits of the
    /// act's id that fit only one.
    #[must_use]
    pub fn find(&self, words: &str) -> Option<ActId> {
        let by_name = words.parse::<Name>().ok().and_then(|name| self.names.get(&name).copied());
        by_name.or_else(|| {
            let mut fit = self
                .order
                .iter()
                .filter(|id| words.len() >= 6 && alloc::format!("{id}").starts_with(words));
            match (fit.next(), fit.next()) {
                (Some(id), None) => Some(*id),
                _ => None,
            }
        })
    }

    /// A free name made of `stem` and a number: `amendment-3` is the third of its register.
    #[must_use]
    pub fn suggest(&self, stem: &str) -> Name {
        self.suggest_after(stem, self.order.len())
    }

    /// A free name with a stem, where so many are counted already.
    #[must_use]
    pub fn suggest_after(&self, stem: &str, count: usize) -> Name {
        let from = count + 1;
        let numbered = |n: usize| alloc::format!("{stem}-{n}").parse::<Name>().ok();
        (from..)
            .filter_map(numbered)
            .find(|name| self.free(name).is_ok())
            .expect("a register is finite, so some number is free")
    }

    /// Everything, in the order it came.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (ActId, &Name, &T)> {
        self.order.iter().filter_map(|id| {
            let entry = self.things.get(id)?;
            Some((*id, &entry.name, &entry.thing))
        })
    }

    /// How many things there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether nothing was entered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// All names, for messages that say what there is.
    #[must_use]
    pub fn names(&self) -> String {
        let names: Vec<&str> = self.iter().map(|(_, name, _)| name.as_str()).collect();
        names.join(", ")
    }
}
