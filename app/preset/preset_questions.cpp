#include "app/preset/preset_questions.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

using Kind = PresetQuestion::Kind;

// A scalar as an answer is written.
QString written(const Json5Value &value)
{
    switch (value.type) {
    case Json5Value::Type::String: return value.string;
    case Json5Value::Type::Number: return QString::number(value.number, 'g', 15);
    case Json5Value::Type::Boolean: return value.boolean ? u"true"_s : u"false"_s;
    case Json5Value::Type::Array: {
        QStringList parts;
        for (const Json5Value &element : value.elements) parts.append(written(element));
        return parts.join(u',');
    }
    default: return {};
    }
}

QString text(const Json5Value &object, QStringView key)
{
    const Json5Value *value = object.find(key);
    return value ? written(*value) : QString();
}

std::optional<double> number(const Json5Value &object, QStringView key)
{
    const Json5Value *value = object.find(key);
    return value && value->type == Json5Value::Type::Number ? std::optional(value->number) : std::nullopt;
}

Kind kindOf(const QString &type)
{
    if (type == "input"_L1 || type == "editor"_L1) return Kind::Text;
    if (type == "number"_L1) return Kind::Number;
    if (type == "confirm"_L1) return Kind::Confirm;
    if (type == "select"_L1) return Kind::Select;
    if (type == "multiselect"_L1) return Kind::MultiSelect;
    return Kind::Password;
}

QStringList choicesOf(const Json5Value &question)
{
    const Json5Value *options = question.find(u"options");
    if (options && options->type == Json5Value::Type::Object) options = options->find(u"options"); // {type: "static", options: […]}
    QStringList values;
    if (!options) return values;
    for (const Json5Value &option : options->elements) {
        const Json5Value *disabled = option.find(u"disabled");
        if (disabled && disabled->boolean) continue;
        values.append(option.type == Json5Value::Type::Object ? text(option, u"value") : written(option));
    }
    return values;
}

bool holds(const Json5Value &condition, const PresetAnswers &answers)
{
    const QString field = text(condition, u"field");
    const QString answer = answers.value(field);
    const QString wanted = text(condition, u"value");
    const Json5Value *value = condition.find(u"value");
    QStringList list;
    if (value && value->type == Json5Value::Type::Array)
        for (const Json5Value &element : value->elements) list.append(written(element));
    const QString op = text(condition, u"operator");
    if (op.isEmpty() || op == "eq"_L1) return answer == wanted;
    if (op == "ne"_L1) return answer != wanted;
    if (op == "in"_L1) return list.contains(answer);
    if (op == "nin"_L1) return !list.contains(answer);
    if (op == "gt"_L1) return answer.toDouble() > wanted.toDouble();
    if (op == "lt"_L1) return answer.toDouble() < wanted.toDouble();
    if (op == "gte"_L1) return answer.toDouble() >= wanted.toDouble();
    if (op == "lte"_L1) return answer.toDouble() <= wanted.toDouble();
    if (op == "exists"_L1) return answers.contains(field) && !answer.isEmpty();
    return false;
}

std::optional<QString> numberObjection(const PresetQuestion &question, const QString &answer)
{
    bool ok = false;
    const double value = answer.toDouble(&ok);
    if (!ok) return u"\"%1\" is not a number"_s.arg(answer);
    if (question.min && value < *question.min) return u"%1 is less than %2"_s.arg(answer).arg(*question.min);
    if (question.max && value > *question.max) return u"%1 is more than %2"_s.arg(answer).arg(*question.max);
    return std::nullopt;
}

} // namespace

std::vector<PresetQuestion> readQuestions(const Json5Value &manifest)
{
    std::vector<PresetQuestion> questions;
    const Json5Value *schema = manifest.find(u"schema");
    if (!schema) return questions;
    for (const Json5Value &entry : schema->elements) {
        PresetQuestion question;
        question.id = text(entry, u"id");
        if (question.id.isEmpty()) continue;
        question.kind = kindOf(text(entry, u"type"));
        for (const QStringView key : {u"id", u"label", u"prompt"}) // the last that is there says it best
            if (const QString label = text(entry, key); !label.isEmpty()) question.label = label;
        question.choices = choicesOf(entry);
        question.defaultValue = text(entry, u"defaultValue");
        const Json5Value *required = entry.find(u"required");
        question.isRequired = !required || required->type != Json5Value::Type::Boolean || required->boolean;
        question.validator = text(entry, u"validator");
        question.min = number(entry, u"min");
        question.max = number(entry, u"max");
        if (const Json5Value *when = entry.find(u"when")) question.when = *when;
        questions.push_back(std::move(question));
    }
    return questions;
}

bool isAsked(const PresetQuestion &question, const PresetAnswers &answers)
{
    if (question.when.type == Json5Value::Type::Object) return holds(question.when, answers);
    for (const Json5Value &condition : question.when.elements)
        if (!holds(condition, answers)) return false;
    return true;
}

std::optional<QString> objection(const PresetQuestion &question, const QString &answer)
{
    if (answer.isEmpty()) return question.isRequired ? std::optional(u"it is needed"_s) : std::nullopt;
    if (question.kind == Kind::Number) return numberObjection(question, answer);
    if (question.kind == Kind::Confirm && answer != "true"_L1 && answer != "false"_L1) return u"use true or false"_s;
    if (!question.choices.isEmpty()) {
        const QStringList chosen = question.kind == Kind::MultiSelect ? answer.split(u',') : QStringList{answer};
        for (const QString &choice : chosen)
            if (!question.choices.contains(choice)) return u"\"%1\" is none of %2"_s.arg(choice, question.choices.join(u", "));
    }
    // The answer may be a key, so it is not repeated.
    if (const QRegularExpression form(question.validator);
        !question.validator.isEmpty() && form.isValid() && !form.match(answer).hasMatch())
        return u"it does not have the form %1"_s.arg(question.validator);
    return std::nullopt;
}

Json5Value storedAnswer(const PresetQuestion &question, const QString &answer)
{
    Json5Value value;
    switch (question.kind) {
    case Kind::Number:
        value.type = Json5Value::Type::Number;
        value.number = answer.toDouble();
        break;
    case Kind::Confirm:
        value.type = Json5Value::Type::Boolean;
        value.boolean = answer == "true"_L1;
        break;
    case Kind::MultiSelect:
        value.type = Json5Value::Type::Array;
        for (const QString &part : answer.split(u',', Qt::SkipEmptyParts)) {
            Json5Value element;
            element.type = Json5Value::Type::String;
            element.string = part;
            value.elements.push_back(element);
        }
        break;
    default: value.type = Json5Value::Type::String; value.string = answer;
    }
    return value;
}

Result<PresetAnswers> collectAnswers(const std::vector<PresetQuestion> &questions, const PresetAnswers &given,
                                     const std::function<QString(const PresetQuestion &)> &ask)
{
    PresetAnswers answers;
    for (const PresetQuestion &question : questions) {
        if (!isAsked(question, answers)) continue;
        QString answer = given.value(question.id);
        if (!given.contains(question.id)) answer = ask(question);
        if (answer.isEmpty()) answer = question.defaultValue;
        if (const std::optional<QString> wrong = objection(question, answer))
            return Error{.kind = ErrorKind::InvalidInput, .message = u"%1: %2; give it with --set %1=VALUE"_s.arg(question.id, *wrong)};
        if (!answer.isEmpty()) answers.insert(question.id, answer);
    }
    return answers;
}

} // namespace ccr::app
