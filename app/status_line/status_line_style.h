#pragma once

#include "logging/base/json5_reader.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace ccr::app {

/// A colour of the terminal: one of its sixteen, or red, green and blue.
class TerminalColor
{
public:
    /// "bright_blue", "gray", "#f80", "#ff8800", each also with "bg_" before it. Absent for anything else.
    static std::optional<TerminalColor> parse(const QString &text);

    QByteArray asForeground() const; ///< SGR sequence (ECMA-48, ISO 8613-6)
    QByteArray asBackground() const;
    bool operator==(const TerminalColor &) const = default;

private:
    QByteArray sequence(int base, int brightBase) const;

    int m_index = -1; ///< 0 to 15; else m_rgb counts
    unsigned m_rgb = 0;
};

/// One part of the line.
struct StatusLineModule
{
    QString type;
    QString icon;
    QString text; ///< with {{variables}}
    std::optional<TerminalColor> color;
    std::optional<TerminalColor> background;
    QString scriptPath;        ///< of type "script"
    QByteArray options = "{}"; ///< handed to the script
    bool operator==(const StatusLineModule &) const = default;
};

struct StatusLineStyle
{
    bool isPowerline = false;
    std::vector<StatusLineModule> modules;
};

enum class Icons
{
    Font, ///< from a font made for terminals
    None
};

/// Key StatusLine of a configuration or preset; what it leaves open, also by being null, is built in.
StatusLineStyle readStatusLineStyle(const Json5Value *statusLine, Icons icons);

} // namespace ccr::app
