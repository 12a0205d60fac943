#include "ui/models/logging_settings.h"

#include "logging/api/config_places.h"
#include "logging/base/json5_values.h"

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

const QString presetKey = u"LoggingPreset"_s;

const Json5Value *valueAt(const Json5Value &config, const QStringList &place)
{
    const Json5Value *value = &config;
    for (const QString &step : place) value = value ? value->find(step) : nullptr;
    return value;
}

// What is no object cannot hold a setting: it becomes one. A switch in its place stays what it means.
Json5Value &groupAt(Json5Value &object, const QString &name)
{
    const Json5Value *member = object.find(name);
    const bool isSwitch = member && member->type == Json5Value::Type::Boolean;
    const Json5Value was = isSwitch ? *member : Json5Value();
    Json5Value &group = objectAt(object, name);
    if (isSwitch) setMember(group, u"enabled"_s, was);
    return group;
}

void setAt(Json5Value &config, QStringList place, const Json5Value &value)
{
    const QString name = place.takeLast();
    Json5Value *object = &config;
    if (object->type != Json5Value::Type::Object) *object = objectValue();
    for (const QString &step : std::as_const(place)) object = &groupAt(*object, step);
    setMember(*object, name, value);
}

void removeAt(Json5Value &config, QStringList place)
{
    const QString name = place.takeLast();
    Json5Value *object = &config;
    for (const QString &step : std::as_const(place)) object = object ? findMember(*object, step) : nullptr;
    if (object) removeMember(*object, name);
}

} // namespace

const Json5Value *loggingSetting(const Json5Value &config, const QStringList &path)
{
    const std::vector<QStringList> places = logging::placesOf(config, path.join(u'/'));
    return places.empty() ? nullptr : valueAt(config, places.front());
}

Json5Value withLoggingSetting(const Json5Value &config, const QStringList &path, const Json5Value &value)
{
    const QString setting = path.join(u'/');
    const std::vector<QStringList> places = logging::placesOf(config, setting);
    Json5Value changed = config;
    setAt(changed, places.empty() ? logging::placeFor(config, setting) : places.front(), value);
    for (std::size_t i = 1; i < places.size(); ++i) removeAt(changed, places[i]);
    return changed;
}

Json5Value withoutLoggingSetting(const Json5Value &config, const QStringList &path, const Json5Value &standard)
{
    Json5Value changed = config;
    for (const QStringList &place : logging::placesOf(config, path.join(u'/'))) removeAt(changed, place);
    // It was what the others at the root are known by.
    const bool hidesOthers = logging::hasLoggingAtRoot(config) && !logging::hasLoggingAtRoot(changed);
    return hidesOthers ? withLoggingSetting(config, path, standard) : changed;
}

QString loggingPreset(const Json5Value &config)
{
    const Json5Value *block = config.find(u"Logging");
    const QString inBlock = block ? textAt(*block, presetKey) : QString();
    return inBlock.isEmpty() ? textAt(config, presetKey) : inBlock;
}

Json5Value withLoggingPreset(const Json5Value &config, const QString &name)
{
    Json5Value changed = config;
    if (changed.type != Json5Value::Type::Object) changed = objectValue();
    const Json5Value *block = changed.find(u"Logging");
    const bool isInBlock = block && block->find(presetKey);
    if (isInBlock) removeMember(changed, presetKey); // the one in the block counts
    setText(isInBlock ? *findMember(changed, u"Logging") : changed, presetKey, name);
    return changed;
}

} // namespace ccr::ui
