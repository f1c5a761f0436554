//! The weights: written by `cargo run --release -p paraph-bench -- align fit`, not by hand.

use crate::model::{Bounds, Model};

pub(crate) const SHIPPED: Model = Model {
    first: [
        -5323, // always
        3238,  // cosine of the terms
        3295,  // share of words, larger side
        1985,  // share of words, smaller side
        -623,  // share of pairs, larger side
        -2884, // share of pairs, smaller side
        -133,  // weight of the shared pairs, logarithm
        699,   // terms that stand only in these two, logarithm
        367,   // the shorter's part of the longer
        94,    // same text
        -30,   // heading alike
        161,   // both have headings
        2903,  // siblings alike as a whole
        -397,  // siblings belong together
        -435,  // has siblings
        0,     // score of the first pass
        3238,  // belief
        -3202, // best rival of the old point
        -2336, // best rival of the new point
        -4087, // lead over rivals of the old point
        -1228, // lead over rivals of the new point
        5611,  // covers what is left of the old point
        3685,  // covers what is left of the new point
        712,   // the points before belong together
        1261,  // the points behind belong together
        1010,  // the old point belongs to one beside
        -487,  // the new point belongs to one beside
        145,   // the full number is the same or not
        372,   // the last part of the number is the same or not
        328,   // fits in order between confident links
    ],
    second: [
        -3178, // always
        1939,  // cosine of the terms
        2203,  // share of words, larger side
        868,   // share of words, smaller side
        -856,  // share of pairs, larger side
        -2812, // share of pairs, smaller side
        39,    // weight of the shared pairs, logarithm
        202,   // terms that stand only in these two, logarithm
        231,   // the shorter's part of the longer
        551,   // same text
        -213,  // heading alike
        23,    // both have headings
        1622,  // siblings alike as a whole
        -103,  // siblings belong together
        -300,  // has siblings
        375,   // score of the first pass
        2232,  // belief
        -1323, // best rival of the old point
        -1234, // best rival of the new point
        -453,  // lead over rivals of the old point
        -1298, // lead over rivals of the new point
        3201,  // covers what is left of the old point
        1851,  // covers what is left of the new point
        560,   // the points before belong together
        550,   // the points behind belong together
        867,   // the old point belongs to one beside
        -191,  // the new point belongs to one beside
        -65,   // the full number is the same or not
        215,   // the last part of the number is the same or not
        158,   // fits in order between confident links
    ],
    bounds: Bounds { mutual: 227, either: 370, any: 512 },
};
