//! Printing JSON: the canonical spelling, and one for people.

use super::{Map, Value};
use alloc::string::String;
use core::fmt::Write as _;

pub(super) fn canonical(value: &Value, to: &mut String) {
    match value {
        Value::List(items) => {
            to.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    to.push(',');
                }
                canonical(item, to);
            }
            to.push(']');
        }
        Value::Map(map) => {
            to.push('{');
            for (at, (key, item)) in map.iter().enumerate() {
                if at > 0 {
                    to.push(',');
                }
                string(key, to);
                to.push(':');
                canonical(item, to);
            }
            to.push('}');
        }
        plain => scalar(plain, to),
    }
}

pub(super) fn pretty(value: &Value, depth: usize, to: &mut String) {
    match value {
        Value::List(items) if !items.is_empty() => {
            to.push('[');
            for (at, item) in items.iter().enumerate() {
                new_item(at, depth + 1, to);
                pretty(item, depth + 1, to);
            }
            new_line(depth, to);
            to.push(']');
        }
        Value::Map(map) if !map.is_empty() => pretty_map(map, depth, to),
        plain => canonical(plain, to),
    }
}

fn pretty_map(map: &Map, depth: usize, to: &mut String) {
    to.push('{');
    for (at, (key, item)) in map.iter().enumerate() {
        new_item(at, depth + 1, to);
        string(key, to);
        to.push_str(": ");
        pretty(item, depth + 1, to);
    }
    new_line(depth, to);
    to.push('}');
}

fn new_item(at: usize, depth: usize, to: &mut String) {
    if at > 0 {
        to.push(',');
    }
    new_line(depth, to);
}

fn new_line(depth: usize, to: &mut String) {
    to.push('\n');
    for _ in 0..depth {
        to.push_str("  ");
    }
}

fn scalar(value: &Value, to: &mut String) {
    match value {
        Value::Null | Value::List(_) | Value::Map(_) => to.push_str("null"),
        Value::Bool(true) => to.push_str("true"),
        Value::Bool(false) => to.push_str("false"),
        Value::Int(number) => write!(to, "{number}").expect("writing to a string does not fail"),
        Value::Text(text) => string(text, to),
    }
}

fn string(text: &str, to: &mut String) {
    to.push('"');
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        // Only ASCII is escaped, so `at` is always a character boundary.
        to.push_str(&text[done..at]);
        done = at + 1;
        match byte {
            b'"' => to.push_str("\\\""),
            b'\\' => to.push_str("\\\\"),
            0x08 => to.push_str("\\b"),
            b'\t' => to.push_str("\\t"),
            b'\n' => to.push_str("\\n"),
            0x0C => to.push_str("\\f"),
            b'\r' => to.push_str("\\r"),
            control => write!(to, "\\u{control:04x}").expect("writing to a string does not fail"),
        }
    }
    to.push_str(&text[done..]);
    to.push('"');
}
