using System.Management.Automation;
using System.Security;

namespace StarVideos.PowerShell.Arguments;

/// <summary>Lets -ApiKey take a SecureString (as Get-Secret returns), a PSCredential (its password) or a string.</summary>
internal sealed class ApiKeyTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Unwrap.Base(inputData) switch
    {
        PSCredential credential => credential.Password,
        string text => Secure(text),

        // The binder refuses it, with an error that names the expected type. No other type can hold a key.
        var other => other,
    };

    private static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (var character in text)
        {
            secure.AppendChar(character);
        }

        secure.MakeReadOnly();
        return secure;
    }
}
