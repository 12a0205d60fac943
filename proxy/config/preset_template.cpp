#include "proxy/config/preset_template.h"

#include "logging/base/nearest_name.h"
#include "proxy/api/config_sentence.h"
#include "proxy/config/config_fields.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

using Type = Json5Value::Type;

constexpr std::size_t mostElements = 1000;         ///< that a list of a mapping may have
constexpr int mostSteps = 20;                      ///< of the place of a mapping
constexpr std::size_t mostEntries = 500;           ///< questions, mappings, members of the template
constexpr qsizetype mostCopied = 4 * 1024 * 1024L; ///< bytes that variables and mappings may add; a text of 1 MB can ask for terabytes

Error invalid(const Phrase &phrase)
{
    return errorSaying(ErrorKind::InvalidInput, phrase);
}

QString textOf(const Json5Value *value)
{
    return value && value->type == Type::String ? value->string : QString();
}

// Stops at the first difference, so that one large value may be compared with many.
bool equal(const Json5Value &a, const Json5Value &b)
{
    const auto sameMember = [](const Json5Member &x, const Json5Member &y) { return x.name == y.name && equal(x.value, y.value); };
    return a.type == b.type && a.boolean == b.boolean && a.number == b.number && a.string == b.string
           && std::equal(a.elements.begin(), a.elements.end(), b.elements.begin(), b.elements.end(), equal)
           && std::equal(a.members.begin(), a.members.end(), b.members.begin(), b.members.end(), sameMember);
}

// What a copy of the value costs, in bytes, roughly.
qsizetype costOf(const Json5Value &value)
{
    qsizetype cost = qsizetype(sizeof(Json5Value)) + 2 * value.string.size();
    for (const Json5Value &element : value.elements) cost += costOf(element);
    for (const Json5Member &member : value.members) cost += costOf(member.value) + 2 * member.name.size();
    return cost;
}

std::size_t entriesOf(const Json5Value *value)
{
    return value ? std::max(value->elements.size(), value->members.size()) : 0;
}

bool isEmpty(const Json5Value &value)
{
    return value.type == Type::Null || (value.type == Type::String && value.string.isEmpty());
}

QString plainText(const Json5Value &value)
{
    return value.type == Type::String ? value.string : QString::fromUtf8(toJson(value));
}

void put(Json5Value &object, const QString &name, const Json5Value &value)
{
    if (Json5Value *old = const_cast<Json5Value *>(object.find(name)))
        *old = value;
    else
        object.members.push_back({.name = name, .value = value});
}

bool contains(const Json5Value &list, const Json5Value &value)
{
    const auto isIt = [&value](const Json5Value &element) { return equal(element, value); };
    return std::any_of(list.elements.begin(), list.elements.end(), isIt);
}

bool compare(const QString &op, const Json5Value *have, const Json5Value &value)
{
    const bool exists = have && !isEmpty(*have);
    if (op == "exists"_L1) return exists == (value.type != Type::Boolean || value.boolean);
    const Json5Value nothing;
    const Json5Value &left = have ? *have : nothing;
    if (op == "ne"_L1) return !equal(left, value);
    if (op == "in"_L1) return contains(value, left);
    if (op == "nin"_L1) return !contains(value, left);
    if (op == "gt"_L1) return left.number > value.number;
    if (op == "lt"_L1) return left.number < value.number;
    if (op == "gte"_L1) return left.number >= value.number;
    if (op == "lte"_L1) return left.number <= value.number;
    return equal(left, value);
}

// `when`: one condition or a list of which all must hold; without one it holds.
bool holds(const Json5Value *when, const Json5Value &values)
{
    if (!when || when->type == Type::Null) return true;
    if (when->type == Type::Array)
        return std::all_of(when->elements.begin(), when->elements.end(), [&values](const Json5Value &one) { return holds(&one, values); });
    const Json5Value *value = when->find(u"value");
    return compare(textOf(when->find(u"operator")), values.find(textOf(when->find(u"field"))), value ? *value : Json5Value{});
}

// What the user chose, else the defaults, of the fields that are asked for.
Result<Json5Value> valuesOf(const Json5Value &manifest)
{
    Json5Value values{.type = Type::Object};
    const Json5Value *chosen = manifest.find(u"userValues");
    const Json5Value *schema = manifest.find(u"schema");
    if (!schema) {
        if (chosen && chosen->type == Type::Object) values = *chosen;
        return values;
    }
    QStringList lacking;
    for (const Json5Value &field : schema->elements) {
        const QString id = textOf(field.find(u"id"));
        if (id.isEmpty() || !holds(field.find(u"when"), values)) continue;
        const Json5Value *value = chosen ? chosen->find(id) : nullptr;
        if (!value || isEmpty(*value)) value = field.find(u"defaultValue");
        const Json5Value *required = field.find(u"required");
        const bool isRequired = !required || required->type != Type::Boolean || required->boolean;
        if (value && !isEmpty(*value))
            put(values, id, *value);
        else if (isRequired)
            lacking.append(id);
    }
    if (!lacking.isEmpty()) return invalid(said("values are missing for: %1", lacking.join(u", ")));
    return values;
}

// Takes what it copies off `budget` and stops copying when that is used up; a negative one says so.
void replaceVariables(Json5Value &value, const Json5Value &values, qsizetype &budget)
{
    for (Json5Value &element : value.elements) replaceVariables(element, values, budget);
    for (Json5Member &member : value.members) replaceVariables(member.value, values, budget);
    if (budget < 0 || value.type != Type::String || !value.string.contains("#{"_L1)) return;
    static const QRegularExpression variable(u"#\\{([^}]+)\\}"_s);
    if (const auto match = variable.match(value.string); match.capturedLength() == value.string.size()) { // keeps its type
        const Json5Value *whole = values.find(match.captured(1).trimmed());
        if (whole && (budget -= costOf(*whole)) >= 0) value = Json5Value(*whole);
        return;
    }
    QString out;
    qsizetype from = 0;
    for (auto match = variable.globalMatch(value.string); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        if (budget < 0) return;
        const Json5Value *replacement = values.find(found.captured(1).trimmed());
        out += QStringView(value.string).mid(from, found.capturedStart() - from);
        const QString text = replacement ? plainText(*replacement) : found.captured();
        budget -= text.size();
        out += text;
        from = found.capturedEnd();
    }
    out += QStringView(value.string).mid(from);
    value.string = out;
}

Error tooMuch()
{
    return invalid(said("its variables and mappings make a configuration of more than %1 MB", mostCopied >> 20));
}

// "Providers[0].api_key": words and [number].
Result<Done> putAt(Json5Value &root, const QString &target, const Json5Value &value, qsizetype &budget)
{
    static const QRegularExpression whole(u"^[\\w-]+(\\.[\\w-]+|\\[\\d+\\])*$"_s);
    static const QRegularExpression step(u"([\\w-]+)|\\[(\\d+)\\]"_s);
    if (target.count(u'.') + target.count(u'[') > mostSteps)
        return invalid(said("configMappings: \"%1…\" is deeper than %2 levels", target.left(80), mostSteps));
    if (!whole.match(target).hasMatch())
        return invalid(said("configMappings: \"%1\" is not a place like Providers[0].api_key", target.left(80)));
    Json5Value *at = &root;
    for (auto match = step.globalMatch(target); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        if (found.hasCaptured(2)) {
            bool isNumber = false;
            const std::size_t index = found.captured(2).toULongLong(&isNumber);
            if (at->type == Type::Null) at->type = Type::Array;
            if (at->type != Type::Array || !isNumber || index >= mostElements)
                return invalid(said("configMappings: \"%1\" does not fit", target.left(80)));
            if (at->elements.size() <= index) {
                budget -= qsizetype((index + 1 - at->elements.size()) * sizeof(Json5Value));
                if (budget < 0) return tooMuch();
                at->elements.resize(index + 1);
            }
            at = &at->elements[index];
            continue;
        }
        if (at->type == Type::Null) at->type = Type::Object;
        if (at->type != Type::Object) return invalid(said("configMappings: \"%1\" does not fit", target.left(80)));
        const QString name = found.captured(1);
        if (!at->find(name)) at->members.push_back({.name = name, .value = {}});
        at = const_cast<Json5Value *>(at->find(name));
    }
    *at = value;
    return Done{};
}

QString describe(const Json5Value &field)
{
    const QString type = textOf(field.find(u"type"));
    return type.isEmpty() ? u"password"_s : type;
}

// What is wrong with a value of the field; empty when nothing is.
Phrase fault(const Json5Value &field, const Json5Value &value)
{
    const QString type = describe(field);
    if (type == "number"_L1) {
        if (value.type != Type::Number) return said("expected %1, got %2", said("a number"), typePhrase(value));
        const Json5Value *low = field.find(u"min");
        const Json5Value *high = field.find(u"max");
        if ((low && value.number < low->number) || (high && value.number > high->number)) return said("%1 is out of range", value.number);
        return {};
    }
    if (type == "confirm"_L1)
        return value.type == Type::Boolean ? Phrase() : said("expected %1, got %2", said("true or false"), typePhrase(value));
    if (type == "multiselect"_L1)
        return value.type == Type::Array ? Phrase() : said("expected %1, got %2", said("a list"), typePhrase(value));
    if (type == "select"_L1) return {}; // options may be the providers and models that there are
    if (value.type != Type::String) return said("expected a string, got %1", typePhrase(value));
    const QRegularExpression validator(textOf(field.find(u"validator")));
    if (validator.isValid() && !validator.match(value.string).hasMatch())
        return said("does not match the pattern `%1`", validator.pattern());
    return {};
}

} // namespace

Result<Json5Value> resolveManifest(const Json5Value &manifest)
{
    if (manifest.type != Type::Object) return invalid(said("expected %1, got %2", said("an object"), typePhrase(manifest)));
    for (const QStringView key : {u"schema", u"userValues", u"configMappings", u"template"})
        if (entriesOf(manifest.find(key)) > mostEntries)
            return invalid(said("%1: %2", key.toString(), said("more than %1 entries", mostEntries)));
    const Result<Json5Value> values = valuesOf(manifest);
    if (!values) return values.error();
    Json5Value config{.type = Type::Object, .line = manifest.line};
    for (const QString &key : {u"Providers"_s, u"providers"_s, u"Router"_s, u"fallback"_s, u"transformers"_s, u"StatusLine"_s,
                               u"NON_INTERACTIVE_MODE"_s, u"noServer"_s, u"claudeCodeSettings"_s})
        if (const Json5Value *value = manifest.find(key)) config.members.push_back({.name = key, .value = *value});
    if (const Json5Value *pattern = manifest.find(u"template"))
        for (const Json5Member &member : pattern->members) put(config, member.name, member.value);
    qsizetype budget = mostCopied;
    replaceVariables(config, *values, budget);
    if (budget < 0) return tooMuch();
    const Json5Value *mappings = manifest.find(u"configMappings");
    if (!mappings) return config;
    for (const Json5Value &mapping : mappings->elements) {
        const Json5Value *written = mapping.find(u"value");
        if (!written || !holds(mapping.find(u"when"), *values)) continue;
        budget -= costOf(*written);
        if (budget < 0) return tooMuch();
        Json5Value value = *written;
        replaceVariables(value, *values, budget);
        if (budget < 0) return tooMuch();
        if (Result<Done> done = putAt(config, textOf(mapping.find(u"target")), value, budget); !done) return done.error();
    }
    return config;
}

Result<Done> checkUserValues(const Json5Value &manifest, const Json5Value &values)
{
    if (values.type != Type::Object) return invalid(said("expected an object of values, got %1", typePhrase(values)));
    const Json5Value *schema = manifest.find(u"schema");
    QStringList ids;
    for (const Json5Value &field : schema ? schema->elements : std::vector<Json5Value>()) ids.append(textOf(field.find(u"id")));
    for (const Json5Member &member : values.members) {
        const qsizetype index = ids.indexOf(member.name);
        if (index < 0) return invalid(said("\"%1\" is not asked for; %2", member.name, suggested(member.name, ids)));
        if (isEmpty(member.value)) continue;
        const Phrase wrong = fault(schema->elements[static_cast<std::size_t>(index)], member.value);
        if (!wrong.isEmpty()) return invalid(said("%1: %2", member.name, wrong));
    }
    return Done{};
}

} // namespace ccr::proxy
