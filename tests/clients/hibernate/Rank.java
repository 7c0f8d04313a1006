/** How well an author is known. */
enum Rank {
  NEW,
  KNOWN
}
