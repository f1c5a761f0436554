//! The weights: written by `cargo run --release -p paraph-bench -- align fit`, not by hand.

use crate::model::{Bounds, Model};

pub(crate) const SHIPPED: Model = Model {
    first: [
        -4855, // always
        5120,  // cosine of the terms
        1050,  // share of pairs, larger side
        -3274, // share of pairs, smaller side
        -1,    // weight of the shared pairs, logarithm
        455,   // the shorter's part of the longer
        326,   // heading alike
        98,    // both have headings
        -241,  // same text
        0,     // score of the first pass
        5120,  // belief
        -3043, // best rival of the old point
        -2103, // best rival of the new point
        -3745, // lead over rivals of the old point
        -982,  // lead over rivals of the new point
        7601,  // covers what is left of the old point
        5685,  // covers what is left of the new point
        1239,  // the points before belong together
        1548,  // the points behind belong together
        1524,  // the old point belongs to one beside
        -102,  // the new point belongs to one beside
        801,   // siblings belong together
        -683,  // has siblings
        190,   // the full number is the same or not
        337,   // the last part of the number is the same or not
        285,   // fits in order between confident links
    ],
    second: [
        -2429, // always
        4149,  // cosine of the terms
        288,   // share of pairs, larger side
        -2759, // share of pairs, smaller side
        42,    // weight of the shared pairs, logarithm
        155,   // the shorter's part of the longer
        55,    // heading alike
        -13,   // both have headings
        381,   // same text
        414,   // score of the first pass
        1646,  // belief
        -1311, // best rival of the old point
        -1133, // best rival of the new point
        -527,  // lead over rivals of the old point
        -1150, // lead over rivals of the new point
        4100,  // covers what is left of the old point
        3098,  // covers what is left of the new point
        745,   // the points before belong together
        600,   // the points behind belong together
        1038,  // the old point belongs to one beside
        11,    // the new point belongs to one beside
        582,   // siblings belong together
        -477,  // has siblings
        23,    // the full number is the same or not
        237,   // the last part of the number is the same or not
        142,   // fits in order between confident links
    ],
    bounds: Bounds { mutual: 300, either: 300, any: 350 },
};
