//! How a rule is printed: with no parenthesis that its reading does not need.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Fact, Names, Node, Part};

/// Words that mean something in a rule, and stand in quotation marks where they are names.
const RESERVED: &[&str] = &["agreed", "and", "by", "initialled", "not", "of", "on", "or"];

/// A name as one word: in quotation marks where it would not be read as one.
pub(super) fn word(name: &str) -> String {
    let plain = !name.is_empty() && name.chars().all(super::parse::in_word);
    match plain && !RESERVED.contains(&name) {
        true => name.into(),
        false => format!("\"{}\"", name.replace('"', "'")),
    }
}

pub(super) fn node(node: &Node, names: &dyn Names) -> String {
    match node {
        Node::All(parts) => {
            joined(parts, " and ", names, |part| matches!(part, Node::All(_) | Node::Any(_)))
        }
        Node::Any(parts) => joined(parts, " or ", names, |part| matches!(part, Node::Any(_))),
        Node::Not(part) => {
            let apart = matches!(**part, Node::All(_) | Node::Any(_));
            format!("not {}", apart_if(apart, part, names))
        }
        Node::Fact(it) => fact(it, names),
    }
}

fn joined(parts: &[Node], with: &str, names: &dyn Names, apart: fn(&Node) -> bool) -> String {
    let parts: Vec<String> = parts.iter().map(|part| apart_if(apart(part), part, names)).collect();
    parts.join(with)
}

fn apart_if(apart: bool, part: &Node, names: &dyn Names) -> String {
    match apart {
        true => format!("({})", node(part, names)),
        false => node(part, names),
    }
}

fn fact(fact: &Fact, names: &dyn Names) -> String {
    match fact {
        Fact::Final => "final".into(),
        Fact::NearlyFinal => "nearly final".into(),
        Fact::NoOpenPoints => "no open points".into(),
        Fact::OpenPoints(most) => format!("open points <= {most}"),
        Fact::Agreed(of, None) => format!("{} agreed", part(of, names)),
        Fact::Agreed(of, Some(by)) => {
            format!("{} agreed by {}", part(of, names), word(by.as_str()))
        }
        Fact::AgreedBy(by) => format!("agreed by {}", word(by.as_str())),
        Fact::Initialled(None, by) => format!("initialled by {}", word(by.as_str())),
        Fact::Initialled(Some(of), by) => {
            format!("{} initialled by {}", part(of, names), word(by.as_str()))
        }
        Fact::TextHeld => "text held".into(),
        Fact::Covered(understanding) => {
            format!("understanding {} covered", names.say_understanding(*understanding))
        }
        Fact::ServedOn(party) => format!("draft served on {}", word(party.as_str())),
    }
}

fn part(part: &Part, names: &dyn Names) -> String {
    match part {
        Part::Points(points) => {
            let noun = if points.len() == 1 { "point" } else { "points" };
            format!("{noun} {}", names.say_points(points))
        }
        Part::Topic(topic) => format!("topic {}", word(topic.as_str())),
    }
}
