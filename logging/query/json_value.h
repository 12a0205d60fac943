#pragma once

#include <cstdint>
#include <string_view>

#include <simdjson.h>

/// Included by sources of query/ alone, so that no other header depends on simdjson.
namespace ccr::logging {

/// Hands `value` to `take` as a text, an integer, a number, a flag, nullptr, or, for an object or an array, through
/// `take.json(text)`. Views live until the parser's next value. False: the line ends in the middle of it.
template <typename Take>
bool readJsonValue(simdjson::ondemand::value value, Take &take)
{
    namespace od = simdjson::ondemand;
    od::json_type type{};
    if (value.type().get(type) != simdjson::SUCCESS) return false;
    std::string_view text;
    switch (type) {
    case od::json_type::string:
        if (value.get_string().get(text) != simdjson::SUCCESS) return false;
        take(text);
        return true;
    case od::json_type::number: {
        od::number number;
        if (value.get_number().get(number) != simdjson::SUCCESS) return false;
        if (number.is_int64())
            take(number.get_int64());
        else
            take(number.as_double());
        return true;
    }
    case od::json_type::boolean: {
        bool flag = false;
        if (value.get_bool().get(flag) != simdjson::SUCCESS) return false;
        take(flag);
        return true;
    }
    case od::json_type::object: {
        od::object object;
        if (value.get_object().get(object) != simdjson::SUCCESS || object.raw_json().get(text) != simdjson::SUCCESS) return false;
        take.json(text);
        return true;
    }
    case od::json_type::array: {
        od::array array;
        if (value.get_array().get(array) != simdjson::SUCCESS || array.raw_json().get(text) != simdjson::SUCCESS) return false;
        take.json(text);
        return true;
    }
    case od::json_type::null: take(nullptr); return true;
    }
    return false;
}

} // namespace ccr::logging
