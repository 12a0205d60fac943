#include "app/status_line/status_line_style.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr int maxModules = 10;
constexpr int firstBright = 8;

struct BuiltInModule
{
    QLatin1StringView type;
    char16_t icon; ///< in the private use area, as Nerd Fonts have it
    const char16_t *text;
    QLatin1StringView color;
    QLatin1StringView powerlineBackground;
};

constexpr BuiltInModule builtIn[] = {
    {"workDir"_L1, u'\uf07b', u"{{workDirName}}", "bright_blue"_L1, "#2d5d9f"_L1},
    {"gitBranch"_L1, u'\ue725', u"{{gitBranch}}", "bright_magenta"_L1, "#6a3d8f"_L1},
    {"model"_L1, u'\uf2db', u"{{model}}", "bright_cyan"_L1, "#1f6f78"_L1},
    {"usage"_L1, u'\uf080', u"\u2191 {{inputTokens}} \u2193 {{outputTokens}}", "bright_green"_L1, "#2f6b3a"_L1},
    {"context"_L1, u'\uf200', u"{{contextPercent}}%", "yellow"_L1, "#7a5c1e"_L1},
    {"speed"_L1, u'\uf0e7', u"{{tokenSpeed}} t/s {{streamingIndicator}}", "bright_yellow"_L1, "#8a4b1c"_L1},
};
// Only shown where a configuration asks for them.
constexpr BuiltInModule furtherTypes[] = {
    {"cost"_L1, u'\uf155', u"{{cost}}", "green"_L1, "#2f6b3a"_L1},
    {"duration"_L1, u'\uf017', u"{{duration}}", "white"_L1, "#444444"_L1},
    {"lines"_L1, u'\uf040', u"+{{linesAdded}} -{{linesRemoved}}", "white"_L1, "#444444"_L1},
};

const BuiltInModule *builtInFor(const QString &type)
{
    const auto isType = [&](const BuiltInModule &module) { return type == module.type; };
    if (const auto found = std::find_if(std::begin(builtIn), std::end(builtIn), isType); found != std::end(builtIn)) return found;
    const auto found = std::find_if(std::begin(furtherTypes), std::end(furtherTypes), isType);
    return found == std::end(furtherTypes) ? nullptr : found;
}

StatusLineModule fromBuiltIn(const BuiltInModule &module, bool isPowerline)
{
    return {.type = module.type,
            .icon = QString(module.icon),
            .text = QString::fromUtf16(module.text),
            .color = TerminalColor::parse(isPowerline ? u"bright_white"_s : QString(module.color)),
            .background = isPowerline ? TerminalColor::parse(module.powerlineBackground) : std::nullopt,
            .scriptPath = {}};
}

QString text(const Json5Value &object, QStringView key)
{
    const Json5Value *value = object.find(key);
    return value && value->type == Json5Value::Type::String ? value->string : QString();
}

StatusLineModule readModule(const Json5Value &entry, bool isPowerline)
{
    StatusLineModule module;
    module.type = text(entry, u"type");
    const BuiltInModule *known = builtInFor(module.type);
    module.icon = text(entry, u"icon");
    module.text = text(entry, u"text");
    // Without a text the type says what is meant: a built-in module, or the variable of that name.
    if (module.text.isEmpty() && !module.type.isEmpty())
        module.text = known ? QString::fromUtf16(known->text) : u"{{%1}}"_s.arg(module.type);
    module.color = TerminalColor::parse(text(entry, u"color"));
    module.background = TerminalColor::parse(text(entry, u"background"));
    if (isPowerline && !module.background)
        module.background = TerminalColor::parse(known ? QString(known->powerlineBackground) : u"#444444"_s);
    module.scriptPath = text(entry, u"scriptPath");
    if (const Json5Value *options = entry.find(u"options"); options && options->type == Json5Value::Type::Object)
        module.options = toJson(*options);
    return module;
}

} // namespace

std::optional<TerminalColor> TerminalColor::parse(const QString &given)
{
    static const QStringList names{u"black"_s, u"red"_s, u"green"_s, u"yellow"_s, u"blue"_s, u"magenta"_s, u"cyan"_s, u"white"_s};
    static const QRegularExpression hex(u"^#([0-9a-f]{3}|[0-9a-f]{6})$"_s);
    QString text = given.trimmed().toLower();
    if (text.startsWith("bg_"_L1)) text.remove(0, 3);
    TerminalColor color;
    if (const QRegularExpressionMatch match = hex.match(text); match.hasMatch()) {
        QString digits = match.captured(1);
        if (digits.size() == 3) digits = QString(2, digits[0]) + QString(2, digits[1]) + QString(2, digits[2]);
        color.m_rgb = digits.toUInt(nullptr, 16);
        return color;
    }
    if (text == "gray"_L1 || text == "grey"_L1) text = u"bright_black"_s;
    const bool isBright = text.startsWith("bright_"_L1);
    const qsizetype index = names.indexOf(isBright ? text.mid(7) : text);
    if (index < 0) return std::nullopt;
    color.m_index = static_cast<int>(index) + (isBright ? firstBright : 0);
    return color;
}

QByteArray TerminalColor::sequence(int base, int brightBase) const
{
    const auto number = [](unsigned value) { return QByteArray::number(value); };
    if (m_index < 0)
        return "\x1b[" + QByteArray::number(base + 8) + ";2;" + number(m_rgb >> 16) + ';' + number(m_rgb >> 8 & 0xff) + ';'
               + number(m_rgb & 0xff) + 'm';
    const int code = m_index < firstBright ? base + m_index : brightBase + m_index - firstBright;
    return "\x1b[" + QByteArray::number(code) + 'm';
}

QByteArray TerminalColor::asForeground() const
{
    return sequence(30, 90);
}

QByteArray TerminalColor::asBackground() const
{
    return sequence(40, 100);
}

StatusLineStyle readStatusLineStyle(const Json5Value *statusLine, Icons icons)
{
    StatusLineStyle style;
    const Json5Value *modules = nullptr;
    if (statusLine) {
        style.isPowerline = text(*statusLine, u"currentStyle") == "powerline"_L1;
        const Json5Value *chosen = statusLine->find(style.isPowerline ? u"powerline" : u"default");
        modules = chosen ? chosen->find(u"modules") : nullptr;
    }
    if (modules && !modules->elements.empty()) {
        for (const Json5Value &entry : modules->elements)
            if (std::ssize(style.modules) < maxModules) style.modules.push_back(readModule(entry, style.isPowerline));
    } else {
        for (const BuiltInModule &module : builtIn) style.modules.push_back(fromBuiltIn(module, style.isPowerline));
    }
    if (icons == Icons::None)
        for (StatusLineModule &module : style.modules) module.icon.clear();
    return style;
}

} // namespace ccr::app
