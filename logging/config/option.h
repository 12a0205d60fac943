#pragma once

#include "logging/api/config_names.h"
#include "logging/api/logging_config_sentences.h"
#include "logging/config/option_value.h"

#include <functional>
#include <type_traits>
#include <variant>

namespace ccr::logging {

/// One setting: its place in the documented layout, and how it is read into and shown from a Target. A row of a table, so
/// that reading, the environment, the checks and the listing can never disagree about which settings there are.

template <typename Target>
struct SizeOf
{
    qint64 &(*get)(Target &);
    BareSize bare = BareSize::Bytes;
};

template <typename Target>
struct ChoiceOf
{
    std::span<const ChoiceName> names;
    int (*get)(const Target &); ///< a number without a name: not set
    void (*set)(Target &, int);
};

template <typename Target>
using Change = std::function<void(Target &)>;

template <typename Target>
struct SpecialOf
{
    Result<Change<Target>> (*read)(const Json5Value &);
    Json5Value (*show)(const Target &);
    /// Where the value has members of its own: the path of each that there is, "*" for any name or place in a list. Empty: it has none.
    std::span<const QLatin1StringView> members = {};
    const char *example = ""; ///< JSON that is right; empty: the default is
};

template <typename Target>
using Access = std::variant<bool &(*)(Target &), int &(*)(Target &), double &(*)(Target &), milliseconds &(*)(Target &),
                            QString &(*)(Target &), QUrl &(*)(Target &), QStringList &(*)(Target &), QMap<QString, QString> &(*)(Target &),
                            SizeOf<Target>, ChoiceOf<Target>, SpecialOf<Target>>;

enum class Shown
{
    Plainly,
    AsSecret ///< a listing tells only that it is set
};

/// What is wrong with parts of a value; they are left out, and the rest counts.
using Flaws = std::vector<ValueFlaw> (*)(const Json5Value &);

template <typename Target>
struct Option
{
    QLatin1StringView path; ///< "enhancedFeatures/requestTracking/enabled"
    Access<Target> access;
    Range range = {}; ///< of numbers; of sizes in bytes, of durations in milliseconds
    Shown shown = Shown::Plainly;
    Flaws flaws = nullptr;
};

/// The value as a change of a Target, or why it cannot be one: the error of a part tells where it stands (errorAt()).
template <typename Target>
Result<Change<Target>> readOption(const Option<Target> &option, const Json5Value &value)
{
    const auto assign = [](auto get, const auto &read) -> Result<Change<Target>> {
        if (!read) return read.error();
        return Change<Target>(
            [get, value = *read](Target &target) { get(target) = static_cast<std::decay_t<decltype(get(target))>>(value); });
    };
    const auto read = [&](const auto &access) -> Result<Change<Target>> {
        using Kind = std::decay_t<decltype(access)>;
        if constexpr (std::is_same_v<Kind, SpecialOf<Target>>) {
            return access.read(value);
        } else if constexpr (std::is_same_v<Kind, ChoiceOf<Target>>) {
            const Result<int> choice = readChoice(value, access.names);
            if (!choice) return choice.error();
            return Change<Target>([set = access.set, chosen = *choice](Target &target) { set(target, chosen); });
        } else if constexpr (std::is_same_v<Kind, SizeOf<Target>>) {
            return assign(access.get, readSize(value, access.bare, option.range));
        } else {
            using Value = std::decay_t<std::invoke_result_t<Kind, Target &>>;
            if constexpr (std::is_same_v<Value, bool>)
                return assign(access, readBoolean(value));
            else if constexpr (std::is_same_v<Value, int>)
                return assign(access, readInteger(value, option.range));
            else if constexpr (std::is_same_v<Value, double>)
                return assign(access, readNumber(value, option.range));
            else if constexpr (std::is_same_v<Value, milliseconds>)
                return assign(access, readDuration(value, option.range));
            else if constexpr (std::is_same_v<Value, QString>)
                return assign(access, readText(value));
            else if constexpr (std::is_same_v<Value, QUrl>)
                return assign(access, readUrl(value));
            else if constexpr (std::is_same_v<Value, QStringList>)
                return assign(access, readTexts(value));
            else
                return assign(access, readMap(value));
        }
    };
    return std::visit(read, option.access);
}

/// What it is in `target`, as JSON; null when it is not set.
template <typename Target>
Json5Value showOption(const Option<Target> &option, const Target &target)
{
    auto &read = const_cast<Target &>(target); // the accessors could write as well; here they do not
    const auto show = [&](const auto &access) -> Json5Value {
        using Kind = std::decay_t<decltype(access)>;
        if constexpr (std::is_same_v<Kind, SpecialOf<Target>>) {
            return access.show(read);
        } else if constexpr (std::is_same_v<Kind, ChoiceOf<Target>>) {
            const QString name = choiceName(access.get(read), access.names);
            return name.isEmpty() ? Json5Value{} : jsonOf(name);
        } else if constexpr (std::is_same_v<Kind, SizeOf<Target>>) {
            return jsonOf(sizeText(access.get(read)));
        } else {
            using Value = std::decay_t<std::invoke_result_t<Kind, Target &>>;
            if constexpr (std::is_same_v<Value, bool>)
                return jsonOf(access(read));
            else if constexpr (std::is_arithmetic_v<Value>)
                return jsonOf(static_cast<double>(access(read)));
            else if constexpr (std::is_same_v<Value, milliseconds>)
                return jsonOf(static_cast<double>(access(read).count()));
            else if constexpr (std::is_same_v<Value, QUrl>)
                return jsonOf(access(read).toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery));
            else
                return jsonOf(access(read));
        }
    };
    Json5Value value = std::visit(show, option.access);
    if (option.shown == Shown::Plainly) return value;
    const QString hidden = QStringLiteral("(set, not shown)");
    for (Json5Member &member : value.members) member.value = jsonOf(hidden);
    if (value.type == Json5Value::Type::String && !value.string.isEmpty()) value = jsonOf(hidden);
    return value;
}

/// Whether both targets have one value there; that of a secret is compared, too.
template <typename Target>
bool isSameIn(const Option<Target> &option, const Target &a, const Target &b)
{
    Option<Target> plain = option;
    plain.shown = Shown::Plainly;
    return toJson(showOption(plain, a)) == toJson(showOption(plain, b));
}

/// A documented key that has no effect of its own, and why.
struct ExplainedKey
{
    QLatin1StringView path;
    LoggingConfigSentence reason;
    LoggingConfigSentence remedy;
};

template <typename Target>
struct OptionTable
{
    std::span<const Option<Target>> options;
    std::span<const KeyAlias> aliases;
    std::span<const ExplainedKey> explained;

    const Option<Target> *find(QStringView path) const
    {
        for (const Option<Target> &option : options)
            if (path == option.path) return &option;
        return nullptr;
    }
};

} // namespace ccr::logging
