#pragma once

#include "logging/api/log_record.h"

#include <QStringList>

#include <string>
#include <string_view>
#include <vector>

namespace ccr::logging {

/// Paths to values of a record in pino's grammar: a.b, a["x-y"].b, ["a"], a[*].b, a.*, *.b. Names are case-sensitive, a star
/// stands for any name or index, a leading one for any field of the record. The first name is the field's as it was logged: a
/// format's `nestedKey` is no part of the path, as in pino 10, which censors before it nests. Immutable.
class RedactPaths
{
public:
    RedactPaths() = default;
    /// Paths that are no paths are left out; the configuration reports them.
    explicit RedactPaths(const QStringList &paths);
    bool isEmpty() const { return m_paths.empty(); }
    /// Whether it is in that grammar.
    static bool isPath(const QString &text);

    enum class Action
    {
        Censor,
        Remove
    };
    /// What replaces a value, quoted where it stands in JSON.
    struct Replacement
    {
        Action action = Action::Censor;
        std::string text;
        std::string json;
    };
    /// Whether a path names this field, or any, and nothing within it.
    bool isWholly(std::string_view fieldName) const;
    /// Whether any path begins with this field.
    bool concerns(std::string_view fieldName) const;
    /// Changes the fields; true when something was changed.
    bool apply(Fields &fields, const Replacement &replacement) const;

private:
    struct Step
    {
        std::string name;
        bool isAny = false;
        bool matches(std::string_view other) const { return isAny || name == other; }
    };
    using Path = std::vector<Step>;
    static bool parse(std::string_view text, Path &path);
    static bool rewrite(std::string &json, const std::vector<const Path *> &paths, std::size_t depth, const Replacement &replacement);

    std::vector<Path> m_paths;
};

} // namespace ccr::logging
