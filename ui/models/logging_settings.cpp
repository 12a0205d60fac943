#include "ui/models/logging_settings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

// What is no object cannot hold a setting: it becomes one.
Json5Value &memberOf(Json5Value &object, const QString &name)
{
    if (object.type != Json5Value::Type::Object) object = Json5Value{.type = Json5Value::Type::Object};
    const auto last =
        std::find_if(object.members.rbegin(), object.members.rend(), [&name](const Json5Member &member) { return member.name == name; });
    if (last != object.members.rend()) return last->value;
    return object.members.emplace_back(Json5Member{name, {}, 0}).value;
}

// A block would take its settings from a file that has them at its top level.
bool isFlat(const Json5Value &config)
{
    const auto has = [&config](QStringView key) { return config.find(key) != nullptr; };
    return !has(u"Logging") && (has(u"streams") || has(u"level") || has(u"enhancedFeatures") || has(u"enabled"));
}

} // namespace

Json5Value withLoggingSetting(const Json5Value &config, const QStringList &path, const Json5Value &value)
{
    Json5Value changed = config;
    Json5Value *place = isFlat(config) ? &changed : &memberOf(changed, u"Logging"_s);
    for (const QString &step : path) place = &memberOf(*place, step);
    *place = value;
    return changed;
}

} // namespace ccr::ui
