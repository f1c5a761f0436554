//! Whether JSON is as its schema says.

use serde_json::Value;

/// What of a value does not fit a schema, as far as our schemas go.
pub(crate) fn misfit(value: &Value, schema: &Value, at: &str) -> Option<String> {
    if let Some(words) = schema["enum"].as_array() {
        return (!words.contains(value)).then(|| format!("{at}: {value} is none of {words:?}"));
    }
    match schema["type"].as_str()? {
        "object" => {
            let map = value.as_object()?;
            let properties = schema["properties"].as_object()?;
            let required = schema["required"].as_array()?.iter().filter_map(Value::as_str);
            let missing = required.into_iter().find(|name| !map.contains_key(*name));
            missing.map(|name| format!("{at}: no {name}")).or_else(|| {
                map.iter().find_map(|(name, value)| match properties.get(name) {
                    None => Some(format!("{at}: {name} is not declared")),
                    Some(schema) => misfit(value, schema, &format!("{at}.{name}")),
                })
            })
        }
        "array" => value.as_array()?.iter().find_map(|item| misfit(item, &schema["items"], at)),
        "string" => (!value.is_string()).then(|| format!("{at}: {value}")),
        "integer" => (!value.is_u64()).then(|| format!("{at}: {value}")),
        "boolean" => (!value.is_boolean()).then(|| format!("{at}: {value}")),
        other => Some(format!("{at}: the schema says {other}")),
    }
}
