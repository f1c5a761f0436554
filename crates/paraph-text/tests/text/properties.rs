//! Whatever is handed in is read or refused, and what is read stays as it is.

use paraph_text::Draft;

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused(source in "[ -~\n\\[\\]#@]{0,200}") {
        if let Ok(draft) = Draft::parse(&source) {
            proptest::prop_assert_eq!(Draft::parse(&draft.print()).unwrap(), draft);
        }
    }
}
