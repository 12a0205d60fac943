#include "app/cli/command_arguments.h"
#include "app/cli/commands.h"
#include "app/cli/model_editor.h"
#include "app/cli/terminal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr int slotWidth = 14;

QJsonObject toJson(const ModelEditor &editor)
{
    QJsonObject router;
    for (const QString &slot : ModelEditor::slotNames())
        if (const QString target = editor.target(slot); !target.isEmpty()) router.insert(slot, target);
    QJsonArray providers;
    for (const ModelEditor::Provider &provider : editor.providers())
        providers.append(QJsonObject{{u"name"_s, provider.name}, {u"models"_s, QJsonArray::fromStringList(provider.models)}});
    return {{u"router"_s, router}, {u"providers"_s, providers}};
}

QString shown(const QString &target)
{
    return target.isEmpty() ? u"not set"_s : target;
}

int list(const ModelEditor &editor, bool asJson)
{
    if (asJson) {
        say(QString::fromUtf8(QJsonDocument(toJson(editor)).toJson(QJsonDocument::Compact)));
        return 0;
    }
    say(u"Routes"_s);
    for (const QString &slot : ModelEditor::slotNames()) say(u"  "_s + slot.leftJustified(slotWidth) + shown(editor.target(slot)));
    say(u"\nModels"_s);
    for (const ModelEditor::Provider &provider : editor.providers())
        for (const QString &model : provider.models) say(u"  %1,%2"_s.arg(provider.name, model));
    if (editor.providers().empty())
        say(u"  No provider is configured: add one with \"ccr model add PROVIDER MODEL --url URL --key KEY\"."_s);
    return 0;
}

int change(ModelEditor &editor, const std::function<Result<Done>(ModelEditor &)> &edit, const QString &message)
{
    if (const Result<Done> changed = editor.change(edit); !changed) return refuse(changed.error());
    say(message);
    return 0;
}

int set(ModelEditor &editor, const QString &slot, const QString &target)
{
    if (slot.isEmpty() || target.isEmpty()) return refuse(u"use \"ccr model set SLOT PROVIDER,MODEL\""_s);
    return change(
        editor, [&](ModelEditor &now) { return now.setTarget(slot, target); }, u"%1 goes to %2."_s.arg(slot, target));
}

int add(ModelEditor &editor, const ModelEditor::NewModel &added)
{
    if (added.provider.isEmpty() || added.model.isEmpty()) return refuse(u"use \"ccr model add PROVIDER MODEL\""_s);
    return change(
        editor, [&](ModelEditor &now) { return now.add(added); }, u"Added %1,%2."_s.arg(added.provider, added.model));
}

// The number of the row that was chosen, from 0; absent when nothing was.
std::optional<qsizetype> choose(const QString &question, const QStringList &rows)
{
    for (qsizetype at = 0; at < rows.size(); ++at) say(u"  %1  %2"_s.arg(at + 1, 3).arg(rows[at]));
    for (;;) {
        const std::optional<QString> line = askLine(question + u" (empty: leave): "_s);
        if (!line || line->isEmpty()) return std::nullopt;
        bool ok = false;
        const int number = line->toInt(&ok);
        if (ok && number >= 1 && number <= rows.size()) return number - 1;
        say(u"A number from 1 to %1, please."_s.arg(rows.size()));
    }
}

void chooseTarget(ModelEditor &editor, const QString &slot)
{
    QStringList targets;
    for (const ModelEditor::Provider &provider : editor.providers())
        for (const QString &model : provider.models) targets.append(provider.name + u',' + model);
    if (targets.isEmpty()) return say(u"No model is configured yet; add one first."_s);
    if (const std::optional<qsizetype> chosen = choose(u"Model for %1"_s.arg(slot), targets)) set(editor, slot, targets[*chosen]);
}

void askForModel(ModelEditor &editor)
{
    ModelEditor::NewModel added;
    added.provider = askLine(u"Provider, known or new: "_s).value_or(QString());
    if (added.provider.isEmpty()) return;
    if (!editor.knows(added.provider)) {
        added.url = askLine(u"URL of its endpoint: "_s).value_or(QString());
        added.key = askLine(u"API key, or the variable that holds it ($NAME): "_s, Echo::Off).value_or(QString());
    }
    added.model = askLine(u"Model: "_s).value_or(QString());
    const QString transformer = askLine(u"Transformer (empty: none): "_s).value_or(QString());
    if (!transformer.isEmpty()) added.transformers.append(transformer);
    add(editor, added);
}

int pick(ModelEditor &editor)
{
    for (;;) {
        QStringList rows;
        for (const QString &slot : ModelEditor::slotNames()) rows.append(slot.leftJustified(slotWidth) + shown(editor.target(slot)));
        rows.append(u"add a model or provider"_s);
        const std::optional<qsizetype> chosen = choose(u"Change which"_s, rows);
        if (!chosen) return 0;
        if (*chosen < ModelEditor::slotNames().size())
            chooseTarget(editor, ModelEditor::slotNames().at(*chosen));
        else
            askForModel(editor);
    }
}

} // namespace

int modelCommand(const QStringList &arguments)
{
    const Result<CommandArguments> parsed = CommandArguments::parse("model"_L1, arguments);
    if (!parsed) return refuse(parsed.error());
    Result<ModelEditor> editor = ModelEditor::open(configPath());
    if (!editor) return refuse(editor.error());
    const QString action = parsed->operand(0);
    if (action.isEmpty() && isTerminal()) return pick(*editor);
    if (action.isEmpty() || action == "list"_L1) return list(*editor, parsed->has("json"_L1));
    if (action == "set"_L1) return set(*editor, parsed->operand(1), parsed->operand(2));
    if (action == "add"_L1)
        return add(*editor, {.provider = parsed->operand(1),
                             .model = parsed->operand(2),
                             .url = parsed->value("url"_L1),
                             .key = parsed->value("key"_L1),
                             .transformers = parsed->values("transformer"_L1)});
    return refuse(u"use \"ccr model\", or list, set or add after it"_s);
}

} // namespace ccr::app
