#include "ui/models/editor_command.h"

#include <QFileInfo>
#include <QProcess>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

struct Editor
{
    QLatin1StringView program;
    const char *arguments; ///< %f: the file, %l: the line; separated by blanks
};

// With a window of its own, and by its own manual.
constexpr Editor editors[] = {
    {"code"_L1, "--goto %f:%l"}, {"codium"_L1, "--goto %f:%l"}, {"cursor"_L1, "--goto %f:%l"},   {"subl"_L1, "%f:%l"},
    {"zed"_L1, "%f:%l"},         {"kate"_L1, "--line %l %f"},   {"kwrite"_L1, "--line %l %f"},   {"gedit"_L1, "+%l %f"},
    {"xed"_L1, "+%l %f"},        {"pluma"_L1, "+%l %f"},        {"mousepad"_L1, "--line=%l %f"}, {"geany"_L1, "--line %l %f"},
    {"gvim"_L1, "+%l %f"},
};

} // namespace

std::optional<EditorCommand> editorAt(const QString &editor, const QString &file, int line)
{
    QStringList words = QProcess::splitCommand(editor);
    if (words.isEmpty()) return std::nullopt;
    const QString program = words.takeFirst();
    const QString name = QFileInfo(program).fileName();
    const auto known = std::find_if(std::begin(editors), std::end(editors), [&name](const Editor &one) { return one.program == name; });
    if (known == std::end(editors)) return std::nullopt;
    for (const QString &argument : QString::fromLatin1(known->arguments).split(u' '))
        words.append(QString(argument).replace("%l"_L1, QString::number(line)).replace("%f"_L1, file));
    return EditorCommand{program, words};
}

} // namespace ccr::ui
