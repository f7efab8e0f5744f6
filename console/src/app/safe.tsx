import { Component, type ReactNode } from 'react';

interface Props {
  /** Shown in place of what failed. */
  fallback?: ReactNode;
  children: ReactNode;
}

/** A part of the frame that fails is left out; the rest goes on. */
export class Safe extends Component<Props, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? (this.props.fallback ?? null) : this.props.children;
  }
}
