/** A stretch of a text that is one of the words. */
export interface Match<T> {
  start: number;
  /** Exclusive. */
  end: number;
  of: T;
}

interface Node<T> {
  next: Map<string, Node<T>>;
  /** What ends here. */
  found: T[];
}

/**
 * Words as a tree of their letters: a text is searched for all of them at once, in time of its length times that of
 * the longest word, however many there are.
 */
export class WordTree<T> {
  readonly #root: Node<T> = { next: new Map(), found: [] };

  add(word: string, of: T): void {
    if (word === '') return;
    let node = this.#root;
    for (let i = 0; i < word.length; i++) {
      const letter = word.charAt(i);
      let next = node.next.get(letter);
      if (!next) {
        next = { next: new Map(), found: [] };
        node.next.set(letter, next);
      }
      node = next;
    }
    node.found.push(of);
  }

  /** Every occurrence, by where it starts, short before long. */
  matches(text: string): Match<T>[] {
    const found: Match<T>[] = [];
    for (let start = 0; start < text.length; start++) {
      let node: Node<T> | undefined = this.#root.next.get(text.charAt(start));
      for (let end = start + 1; node; end++) {
        for (const of of node.found) found.push({ start, end, of });
        node = node.next.get(text.charAt(end));
      }
    }
    return found;
  }
}
