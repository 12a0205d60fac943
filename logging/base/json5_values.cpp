#include "logging/base/json5_values.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace ccr {

using Type = Json5Value::Type;

Json5Value textValue(const QString &text)
{
    Json5Value value;
    value.type = Type::String;
    value.string = text;
    return value;
}

Json5Value numberValue(double number)
{
    Json5Value value;
    value.type = Type::Number;
    value.number = number;
    return value;
}

Json5Value booleanValue(bool boolean)
{
    Json5Value value;
    value.type = Type::Boolean;
    value.boolean = boolean;
    return value;
}

Json5Value listValue(std::vector<Json5Value> elements)
{
    Json5Value value;
    value.type = Type::Array;
    value.elements = std::move(elements);
    return value;
}

Json5Value textsValue(const QStringList &texts)
{
    std::vector<Json5Value> elements;
    for (const QString &text : texts) elements.push_back(textValue(text));
    return listValue(std::move(elements));
}

Json5Value objectValue()
{
    Json5Value value;
    value.type = Type::Object;
    return value;
}

Json5Value *findMember(Json5Value &object, QStringView name)
{
    return const_cast<Json5Value *>(std::as_const(object).find(name));
}

Json5Value &objectAt(Json5Value &object, const QString &name)
{
    Json5Value *member = findMember(object, name);
    if (member && member->type == Type::Object) return *member;
    setMember(object, name, objectValue());
    return *findMember(object, name);
}

void setMember(Json5Value &object, const QString &name, Json5Value value)
{
    if (Json5Value *member = findMember(object, name))
        *member = std::move(value);
    else
        object.members.push_back({.name = name, .value = std::move(value)});
}

void removeMember(Json5Value &object, QStringView name)
{
    std::erase_if(object.members, [name](const Json5Member &member) { return member.name == name; });
}

void setText(Json5Value &object, const QString &name, const QString &text)
{
    if (text.isEmpty())
        removeMember(object, name);
    else
        setMember(object, name, textValue(text));
}

QString textAt(const Json5Value &object, QStringView name)
{
    const Json5Value *value = object.find(name);
    return value && value->type == Type::String ? value->string : QString();
}

QStringList textsAt(const Json5Value &object, QStringView name)
{
    const Json5Value *value = object.find(name);
    if (!value) return {};
    if (value->type == Type::String) return value->string.isEmpty() ? QStringList() : QStringList{value->string};
    QStringList texts;
    for (const Json5Value &element : value->elements)
        if (element.type == Type::String) texts.append(element.string);
    return texts;
}

std::optional<double> numberAt(const Json5Value &object, QStringView name)
{
    const Json5Value *value = object.find(name);
    if (!value) return std::nullopt;
    if (value->type == Type::Number) return value->number;
    bool isNumber = false;
    const double number = value->string.toDouble(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

bool isTrueAt(const Json5Value &object, QStringView name)
{
    const Json5Value *value = object.find(name);
    return value && (value->boolean || value->string == "true"_L1);
}

bool isSameValue(const Json5Value &a, const Json5Value &b)
{
    return toJson(a) == toJson(b);
}

} // namespace ccr
