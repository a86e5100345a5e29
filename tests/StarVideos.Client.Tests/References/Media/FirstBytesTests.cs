using System.Text;
using StarVideos.References.Media;

namespace StarVideos.Client.Tests.References.Media;

/// <summary>The type of a file by its first bytes.</summary>
public sealed class FirstBytesTests
{
    [Theory]
    [InlineData("<!DOCTYPE html>", "text/html")]
    [InlineData("\n\n  <html lang='en'>", "text/html")]
    [InlineData("<HTML>", "text/html")]
    [InlineData("\uFEFF<!doctype HTML>", "text/html")]
    [InlineData("<!-- made by a tool -->\n<html>", "text/html")]
    [InlineData("<script>location='/login'</script>", "text/html")]
    [InlineData("<?xml version=\"1.0\"?><html xmlns='x'>", "text/html")]
    [InlineData("<?xml version=\"1.0\"?>\n<Error/>", "application/xml")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml")]
    [InlineData("<?xml version=\"1.0\"?><svg/>", "image/svg+xml")]
    [InlineData("{\"error\":\"no\"}", "application/json")]
    [InlineData("[1]", "application/json")]
    [InlineData("Not found.", "text/plain")]
    [InlineData("没有找到", "text/plain")]
    [InlineData("BM is no bitmap", "text/plain")]
    [InlineData("%PDF-1.7", "application/pdf")]
    [InlineData("ID3\u0004", "audio/mpeg")]
    [InlineData("RIFF0000WAVEfmt ", "audio/wav")]
    [InlineData("RIFF0000AVI LIST", "video/x-msvideo")]
    [InlineData("\0\0\0\u0014ftypM4A \0\0\0\0isom", "audio/mp4")]
    [InlineData("\0\0\0\u0014ftyp3gp5\0\0\0\0isom", "video/3gpp")]
    [InlineData("\0\0\0\u0018ftypmif1\0\0\0\0mif1heic", "image/heic")]
    [InlineData("\0\0\0\u0018ftypmif1\0\0\0\0mif1avif", "image/avif")]
    [InlineData("\0\0\0\u0014ftypmif1\0\0\0\0mif1", "image/heif")]
    [InlineData("\0\0\0\u0008wide\0\0\0\0mdat", "video/quicktime")]
    [InlineData("\0\0\0\u0002", null)]
    public void Texts_and_containers_are_known(string beginning, string? type) => Assert.Equal(type, FirstBytes.Format(Encoding.UTF8.GetBytes(beginning)).MediaType);

    [Fact]
    public void A_character_may_be_cut()
    {
        var bytes = Encoding.UTF8.GetBytes("没有找到");
        for (var length = 1; length <= bytes.Length; length++)
        {
            Assert.Equal("text/plain", FirstBytes.Format(bytes.AsSpan(0, length).ToArray()).MediaType);
        }
    }

    [Fact]
    public void A_page_in_an_old_encoding_is_still_a_page() =>
        Assert.Equal("text/html", FirstBytes.Format([.. Encoding.ASCII.GetBytes("<html><title>"), 0xE9, 0x20, 0xE8]).MediaType);

    [Fact]
    public async Task No_bytes_are_nothing()
    {
        var facts = await MediaReader.ReadAsync(new MemorySource([]));
        Assert.True(facts.IsEmpty);
    }
}
