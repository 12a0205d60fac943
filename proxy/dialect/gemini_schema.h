#pragma once

#include "proxy/json/json_reader.h"

#include <string>

namespace ccr::proxy {

/// Appends `schema`, which is in Gemini's dialect of OpenAPI (Gemini API, "Schema": types in capitals, `nullable`, numbers as
/// strings, `propertyOrdering`), as the JSON Schema that everybody else reads.
bool writeJsonSchema(JsonReader &json, JsonValue schema, std::string &out);

} // namespace ccr::proxy
