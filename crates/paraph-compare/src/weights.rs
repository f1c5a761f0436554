//! The weights: written by `cargo run --release -p paraph-bench -- align fit`, not by hand.

use crate::model::{Bounds, Model};

pub(crate) const SHIPPED: Model = Model {
    first: [
        -5233, // always
        3269,  // cosine of the terms
        3278,  // share of words, larger side
        2006,  // share of words, smaller side
        -652,  // share of pairs, larger side
        -2881, // share of pairs, smaller side
        -140,  // weight of the shared pairs, logarithm
        715,   // terms that stand only in these two, logarithm
        365,   // the shorter's part of the longer
        93,    // same text
        -47,   // heading alike
        187,   // both have headings
        2857,  // siblings alike as a whole
        -384,  // siblings belong together
        -497,  // has siblings
        0,     // score of the first pass
        3269,  // belief
        -3217, // best rival of the old point
        -2364, // best rival of the new point
        -4152, // lead over rivals of the old point
        -1245, // lead over rivals of the new point
        5624,  // covers what is left of the old point
        3692,  // covers what is left of the new point
        726,   // the points before belong together
        1282,  // the points behind belong together
        1030,  // the old point belongs to one beside
        -455,  // the new point belongs to one beside
        137,   // the full number is the same or not
        372,   // the last part of the number is the same or not
        327,   // fits in order between confident links
    ],
    second: [
        -3121, // always
        1975,  // cosine of the terms
        2190,  // share of words, larger side
        890,   // share of words, smaller side
        -869,  // share of pairs, larger side
        -2818, // share of pairs, smaller side
        36,    // weight of the shared pairs, logarithm
        210,   // terms that stand only in these two, logarithm
        230,   // the shorter's part of the longer
        545,   // same text
        -214,  // heading alike
        32,    // both have headings
        1550,  // siblings alike as a whole
        -80,   // siblings belong together
        -332,  // has siblings
        377,   // score of the first pass
        2234,  // belief
        -1304, // best rival of the old point
        -1239, // best rival of the new point
        -468,  // lead over rivals of the old point
        -1291, // lead over rivals of the new point
        3218,  // covers what is left of the old point
        1790,  // covers what is left of the new point
        565,   // the points before belong together
        554,   // the points behind belong together
        860,   // the old point belongs to one beside
        -170,  // the new point belongs to one beside
        -61,   // the full number is the same or not
        220,   // the last part of the number is the same or not
        157,   // fits in order between confident links
    ],
    bounds: Bounds { mutual: 217, either: 360, any: 542 },
};
