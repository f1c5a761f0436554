//! `leaf`, guided by libFuzzer.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| paraph_fuzz::target("leaf").expect("a target")(bytes));
