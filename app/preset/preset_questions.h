#pragma once

#include "logging/base/json5_reader.h"
#include "logging/base/result.h"

#include <QMap>

#include <functional>
#include <optional>
#include <vector>

namespace ccr::app {

/// One item of a manifest's `schema`: what the installation has to know.
struct PresetQuestion
{
    enum class Kind
    {
        Password,
        Text, ///< "input" and "editor"
        Number,
        Confirm,
        Select,
        MultiSelect
    };
    QString id;
    Kind kind = Kind::Password;
    QString label;
    QStringList choices; ///< values of Select and MultiSelect; empty: anything
    QString defaultValue;
    bool isRequired = true;
    QString validator; ///< regular expression
    std::optional<double> min;
    std::optional<double> max;
    Json5Value when; ///< condition or list of conditions, all of which must hold
};

using PresetAnswers = QMap<QString, QString>; ///< by id, as they were written

std::vector<PresetQuestion> readQuestions(const Json5Value &manifest);

/// Whether the answers so far make the question one to ask.
bool isAsked(const PresetQuestion &question, const PresetAnswers &answers);
/// Absent when the answer will do; else what is wrong with it.
std::optional<QString> objection(const PresetQuestion &question, const QString &answer);
/// As the manifest's userValues keep it: texts, numbers, booleans and lists.
Json5Value storedAnswer(const PresetQuestion &question, const QString &answer);

/// Answers to all questions that are asked: those given, else what `ask` says (null: nothing), else the default. An error names
/// the first answer that is missing or will not do.
Result<PresetAnswers> collectAnswers(const std::vector<PresetQuestion> &questions, const PresetAnswers &given,
                                     const std::function<QString(const PresetQuestion &)> &ask);

} // namespace ccr::app
