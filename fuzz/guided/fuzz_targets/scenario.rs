//! `scenario`, guided by libFuzzer.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| paraph_fuzz::target("scenario").expect("a target")(bytes));
