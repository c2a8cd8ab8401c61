//! CBOR as a tree, to say what a newer version may have written without being one.

use field::record::Body;
use minicbor::data::Type;
use minicbor::{Decoder, Encoder};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A value. Maps have integer keys and no order, as records do.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Tree {
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
    Bool(bool),
    Null,
    List(Vec<Tree>),
    Map(BTreeMap<u32, Tree>),
}

impl Tree {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut d = Decoder::new(bytes);
        let tree = Self::read(&mut d);
        assert_eq!(d.position(), bytes.len());
        tree
    }

    fn read(d: &mut Decoder<'_>) -> Self {
        match d.datatype().unwrap() {
            Type::Array => {
                let length = d.array().unwrap().unwrap();
                Self::List((0..length).map(|_| Self::read(d)).collect())
            }
            Type::Map => {
                let length = d.map().unwrap().unwrap();
                Self::Map((0..length).map(|_| (d.u32().unwrap(), Self::read(d))).collect())
            }
            Type::String => Self::Text(d.str().unwrap().into()),
            Type::Bytes => Self::Bytes(d.bytes().unwrap().into()),
            Type::Bool => Self::Bool(d.bool().unwrap()),
            Type::Null => {
                d.null().unwrap();
                Self::Null
            }
            _ => Self::Number(d.i64().unwrap()),
        }
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut e = Encoder::new(Vec::new());
        self.write(&mut e);
        e.into_writer()
    }

    fn write(&self, e: &mut Encoder<Vec<u8>>) {
        match self {
            Self::Number(n) => drop(e.i64(*n).unwrap()),
            Self::Text(text) => drop(e.str(text).unwrap()),
            Self::Bytes(bytes) => drop(e.bytes(bytes).unwrap()),
            Self::Bool(b) => drop(e.bool(*b).unwrap()),
            Self::Null => drop(e.null().unwrap()),
            Self::List(list) => {
                e.array(list.len() as u64).unwrap();
                list.iter().for_each(|value| value.write(e));
            }
            Self::Map(map) => {
                e.map(map.len() as u64).unwrap();
                for (key, value) in map {
                    e.u32(*key).unwrap();
                    value.write(e);
                }
            }
        }
    }

    /// This value and every value within it.
    pub(crate) fn all_mut(&mut self, see: &mut dyn FnMut(&mut Tree)) {
        match self {
            Self::List(list) => list.iter_mut().for_each(|value| value.all_mut(see)),
            Self::Map(map) => map.values_mut().for_each(|value| value.all_mut(see)),
            _ => {}
        }
        see(self);
    }

    /// The value of a key of a record.
    pub(crate) fn key(&mut self, key: u32) -> &mut Tree {
        match self {
            Self::Map(map) => map.get_mut(&key).unwrap(),
            _ => panic!("not a record"),
        }
    }
}

/// Anything a newer version may use as the value of a key.
pub(crate) fn any_tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        any::<i64>().prop_map(Tree::Number),
        "\\PC{0,8}".prop_map(Tree::Text),
        prop::collection::vec(any::<u8>(), 0..9).prop_map(Tree::Bytes),
        any::<bool>().prop_map(Tree::Bool),
        Just(Tree::Null),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Tree::List),
            prop::collection::btree_map(any::<u32>(), inner, 0..3).prop_map(Tree::Map),
        ]
    })
}

/// What may be different in one place of a record.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    /// A key that this version does not know.
    Key(u32, Tree),
    /// Another number: a code of a newer version, a time, an amount.
    Number(i64),
    /// Another text, not an empty one: that may be left out.
    Text(String),
    /// One more value in a list.
    Longer(Tree),
    /// A key less.
    Shorter(usize),
}

fn any_change() -> impl Strategy<Value = Change> {
    prop_oneof![
        3 => (1000u32.., any_tree()).prop_map(|(key, value)| Change::Key(key, value)),
        2 => prop_oneof![0..3000i64, any::<i64>()].prop_map(Change::Number),
        1 => "\\PC{1,20}".prop_map(Change::Text),
        1 => any_tree().prop_map(Change::Longer),
        1 => any::<usize>().prop_map(Change::Shorter),
    ]
}

/// Changes a tree in the `n`th place where the change fits, counted around.
fn apply(tree: &mut Tree, n: usize, change: &Change) {
    let fits = |tree: &Tree| match change {
        Change::Key(..) => matches!(tree, Tree::Map(_)),
        Change::Shorter(_) => matches!(tree, Tree::Map(map) if map.len() > 1),
        Change::Number(_) => matches!(tree, Tree::Number(_)),
        Change::Text(_) => matches!(tree, Tree::Text(_)),
        Change::Longer(_) => matches!(tree, Tree::List(_)),
    };
    let mut places = 0;
    tree.all_mut(&mut |tree| places += usize::from(fits(tree)));
    let mut left = n.checked_rem(places).unwrap_or_default();
    tree.all_mut(&mut |tree| {
        if fits(tree) {
            if left == 0 {
                change_one(tree, change);
            }
            left = left.wrapping_sub(1);
        }
    });
}

fn change_one(tree: &mut Tree, change: &Change) {
    match (tree, change) {
        (Tree::Map(map), Change::Key(key, value)) => drop(map.insert(*key, value.clone())),
        (Tree::Map(map), Change::Shorter(n)) => {
            let key = *map.keys().nth(n % map.len()).unwrap();
            map.remove(&key);
        }
        (Tree::List(list), Change::Longer(value)) => list.push(value.clone()),
        (tree, Change::Number(n)) => *tree = Tree::Number(*n),
        (tree, Change::Text(text)) => *tree = Tree::Text(text.clone()),
        _ => {}
    }
}

/// A record of any kind as some version may write it: its kind and its bytes as a tree.
pub(crate) fn any_record() -> impl Strategy<Value = (Body, Tree)> {
    let changes = prop::collection::vec((any::<usize>(), any_change()), 0..6);
    (prop::sample::select(crate::common::samples()), changes).prop_map(|(sample, changes)| {
        let mut tree = Tree::of(&sample.to_bytes());
        changes.iter().for_each(|(n, change)| apply(&mut tree, *n, change));
        (sample, tree)
    })
}
