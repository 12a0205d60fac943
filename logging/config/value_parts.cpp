#include "logging/config/value_parts.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/base/nearest_name.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

QStringList stepsOf(const QString &pointer)
{
    QStringList steps = pointer.split(u'/').mid(1);
    for (QString &step : steps) step.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
    return steps;
}

const Json5Value *stepInto(const Json5Value &value, const QString &step)
{
    if (value.type == Json5Value::Type::Object) return value.find(step);
    bool isIndex = false;
    const std::size_t index = step.toUInt(&isIndex);
    return isIndex && index < value.elements.size() ? &value.elements[index] : nullptr;
}

// What may stand in an object at `path`.
QStringList namesAt(std::span<const QLatin1StringView> known, const QStringList &path)
{
    QStringList names;
    for (const QLatin1StringView row : known) {
        const QStringList parts = QString(row).split(u'/');
        const auto fits = [](const QString &written, const QString &part) { return part == "*"_L1 || part == written; };
        if (parts.size() > path.size() && std::equal(path.begin(), path.end(), parts.begin(), fits)) names.append(parts.at(path.size()));
    }
    names.removeDuplicates();
    return names;
}

void findUnknown(std::span<const QLatin1StringView> known, const Json5Value &value, const QString &pointer, const QStringList &path,
                 std::vector<ValueFlaw> &flaws)
{
    int place = 0;
    for (const Json5Value &element : value.elements)
        findUnknown(known, element, pointer + u'/' + QString::number(place++), path + QStringList(u"*"_s), flaws);
    if (value.type != Json5Value::Type::Object) return;
    const QStringList names = namesAt(known, path);
    if (names.isEmpty()) return; // below a member that is a value
    for (const auto &[name, member, keyBegin] : value.members) {
        const QString here = pointerTo(pointer, name);
        if (names.contains(name) || names.contains(u"*"_s))
            findUnknown(known, member, here, path + QStringList(name), flaws);
        else
            flaws.push_back({here, saidOfConfig("\"%1\" is unknown and has no effect", name), suggestion(name, names)});
    }
}

void findRepeated(const Json5Value &value, const QString &pointer, std::vector<ValueFlaw> &flaws)
{
    int place = 0;
    for (const Json5Value &element : value.elements) findRepeated(element, pointer + u'/' + QString::number(place++), flaws);
    QStringList told;
    for (const auto &[name, member, keyBegin] : value.members) {
        if (value.find(name) == &member) {
            findRepeated(member, pointerTo(pointer, name), flaws);
        } else if (!told.contains(name)) {
            told.append(name);
            flaws.push_back(
                {pointerTo(pointer, name), saidOfConfig("\"%1\" is written twice; the last one counts", name), saidOfConfig("remove one")});
        }
    }
}

} // namespace

const Json5Value *partAt(const Json5Value &value, const QString &pointer)
{
    const Json5Value *part = &value;
    for (const QString &step : stepsOf(pointer))
        if (part) part = stepInto(*part, step);
    return part;
}

bool removePart(Json5Value &value, const QString &pointer)
{
    const qsizetype cut = pointer.lastIndexOf(u'/');
    auto *parent = const_cast<Json5Value *>(partAt(value, pointer.left(std::max<qsizetype>(cut, 0)))); // `value` may be changed
    const QStringList steps = stepsOf(pointer);
    if (!parent || steps.isEmpty() || !stepInto(*parent, steps.last())) return false;
    if (parent->type == Json5Value::Type::Object)
        std::erase_if(parent->members, [&steps](const Json5Member &member) { return member.name == steps.last(); });
    else
        parent->elements.erase(parent->elements.begin() + steps.last().toInt());
    return true;
}

void removeFlawed(Json5Value &value, const std::vector<ValueFlaw> &flaws)
{
    for (auto flaw = flaws.rbegin(); flaw != flaws.rend(); ++flaw) // the last place of a list first
        if (!flaw->isUsed && !removePart(value, flaw->pointer)) value = {};
}

std::vector<ValueFlaw> unknownMembers(std::span<const QLatin1StringView> known, const Json5Value &value)
{
    std::vector<ValueFlaw> flaws;
    if (!known.empty()) findUnknown(known, value, {}, {}, flaws);
    return flaws;
}

std::vector<ValueFlaw> repeatedMembers(const Json5Value &value)
{
    std::vector<ValueFlaw> flaws;
    findRepeated(value, {}, flaws);
    return flaws;
}

} // namespace ccr::logging
