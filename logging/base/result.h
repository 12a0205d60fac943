#pragma once

#include <QString>

#include <functional>
#include <type_traits>
#include <utility>
#include <variant>

namespace ccr {

/// What went wrong, for code that decides. The HTTP status that a kind becomes is chosen in one place,
/// proxy/endpoint/error_response.
enum class ErrorKind
{
    InvalidInput,    ///< the caller sent something malformed
    Unauthenticated, ///< no credential, or a wrong one
    Forbidden,       ///< the credential is not allowed to do this
    NotFound,        ///< an unknown name, path or model
    TooLarge,        ///< over a named limit
    Conflict,        ///< somebody else is changing the same thing; asking again helps
    RateLimited,
    Overloaded,
    Timeout,
    Unavailable, ///< the other side cannot be reached
    Protocol,    ///< the other side answered something that its protocol does not allow
    Io,          ///< file system or device
    Internal
};

/// An error as a value: `kind` for code, `message` for a person (what, which value, what to do), `detail` for the log.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString message;
    QString detail = {};
};

/// A value or an Error. The member names are those of std::expected (C++23), so a later switch is one alias.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_data(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_data(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return m_data.index() == 0; }
    explicit operator bool() const { return has_value(); }

    /// Precondition for all accessors of the value: has_value().
    T &value() & { return std::get<0>(m_data); }
    const T &value() const & { return std::get<0>(m_data); }
    T &&value() && { return std::get<0>(std::move(m_data)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    /// Precondition: !has_value().
    const Error &error() const & { return std::get<1>(m_data); }
    Error &&error() && { return std::get<1>(std::move(m_data)); }

    T value_or(T other) const & { return has_value() ? value() : std::move(other); }
    T value_or(T other) && { return has_value() ? std::move(*this).value() : std::move(other); }
    /// The value that `function` makes of this one; an error stays.
    template <typename Function>
    auto transform(Function &&function) const -> Result<std::invoke_result_t<Function, const T &>>
    {
        if (!has_value()) return error();
        return std::invoke(std::forward<Function>(function), value());
    }
    /// What `function`, which may fail itself, makes of the value.
    template <typename Function>
    auto and_then(Function &&function) const -> std::invoke_result_t<Function, const T &>
    {
        if (!has_value()) return error();
        return std::invoke(std::forward<Function>(function), value());
    }
    /// The error that `function` makes of this one; a value stays.
    template <typename Function>
    Result transform_error(Function &&function) const
    {
        if (has_value()) return value();
        return Error(std::invoke(std::forward<Function>(function), error()));
    }

private:
    std::variant<T, Error> m_data;
};

/// Either `onValue` of the value or `onError` of the error: both return the same type.
template <typename T, typename OnValue, typename OnError>
auto match(const Result<T> &result, OnValue &&onValue, OnError &&onError)
{
    return result.has_value() ? std::invoke(std::forward<OnValue>(onValue), result.value())
                              : std::invoke(std::forward<OnError>(onError), result.error());
}

/// Success without a value.
struct Done
{
};

} // namespace ccr
